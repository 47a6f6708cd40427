import products from '../../../../../reference/financing-products.json' with { type: 'json' }
import rules from '../../../../../reference/ip-pledge-rules.json' with { type: 'json' }
import type { IpFamily, LoanProduct } from '../api/credit.ts'
import type { TextKey } from '../i18n/texts.zh.ts'

/** Something that a bank may state itself: by its code, and how its sentence goes on. */
export interface Declarable {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly sentence: TextKey
}

interface Named {
  readonly id: string
  readonly zh: string
  readonly en: string
}

const as =
  (sentence: TextKey) =>
  ({ id, zh, en }: Named): Declarable => ({ code: id, zh, en, sentence })

/** That there is a consent is what lets the question in. */
const known = 'consent-recorded'

const borrower: readonly Declarable[] = [
  { code: 'credit-report', zh: '征信报告', en: 'Credit report', sentence: 'bank.saysClear' },
  {
    code: 'judgment-debtor',
    zh: '失信被执行人名单',
    en: 'List of judgment debtors',
    sentence: 'bank.saysClear',
  },
  {
    code: 'abnormal-list',
    zh: '经营异常名录',
    en: 'List of abnormal operation',
    sentence: 'bank.saysClear',
  },
  {
    code: 'controller-guarantee',
    zh: '实际控制人保证',
    en: 'Guarantee of the controller',
    sentence: 'bank.saysGiven',
  },
]

const secretAndUse: readonly Declarable[] = [
  {
    code: 'implemented',
    zh: '已实质实施',
    en: 'It is in substantive use',
    sentence: 'bank.saysSo',
  },
  {
    code: 'secret',
    zh: '属国防或保密专利',
    en: 'It is a defence or secret patent',
    sentence: 'bank.saysSo',
  },
]

/** Of the loan: the contents of the contract and the checks of the borrower, or what another product asks for. */
export function declarableOfLoan(product: LoanProduct | undefined): readonly Declarable[] {
  const asked = products.products
    .find(({ id }) => id === product)
    ?.versions.at(-1)
    ?.requirements.filter(({ id }) => id !== known)
    .map(as('bank.saysSo'))
  if (product !== 'ip-pledge-loan') return asked ?? []
  return [...contractContents(), ...borrower, ...(asked ?? [])]
}

const contractContents = (): readonly Declarable[] =>
  rules.statutory.flatMap(({ versions }) =>
    (versions.at(-1)?.contract ?? []).map(as('bank.saysContract')),
  )

const grounds: Partial<Record<IpFamily, string>> = {
  patent: 'patent-pledge',
  trademark: 'trademark-pledge',
}

/** Of one right: the grounds that only people decide, and, of patents, what no register tells. */
export function declarableOfRight(family: IpFamily): readonly Declarable[] {
  const set = rules.statutory.find(({ id }) => id === grounds[family])
  const byPeople = (set?.versions.at(-1)?.grounds ?? []).flatMap((ground) => {
    if (ground.severity === 'acknowledge') return [as('bank.saysAcknowledged')(ground)]
    return ground.severity === 'person' ? [as('bank.saysPasses')(ground)] : []
  })
  return family === 'patent' ? [...secretAndUse, ...byPeople] : byPeople
}
