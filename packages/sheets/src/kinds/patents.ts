import { parseIpNumber } from '@seedline/values'
import type { Column } from '../columns/column.ts'
import { dayColumn, namesColumn, type Term, termColumn, textColumn } from '../columns/kinds.ts'
import { fault } from '../fault.ts'
import { codeColumn } from './code-column.ts'
import { despiteReversalColumn } from './despite-reversal-column.ts'
import { differsFrom, saysTheSame } from './differs.ts'
import type { ImportKind, Order, Origin, Subject } from './import-kind.ts'
import { faultOfOwners, notesOnOwners, type Owner, ownersTold } from './patent-owners.ts'

type Json = Readonly<Record<string, unknown>>

interface Row {
  readonly family?: string
  readonly code: string
  readonly owners?: readonly string[]
  readonly number: string
  readonly title: string
  readonly filedOn?: string
  readonly grantedOn?: string
  readonly certificate?: string
  readonly acquisition: string
  readonly acquiredOn?: string
  readonly feePaidOn?: string
  readonly feePaidUntil?: string
  readonly despiteReversal?: boolean
}

const kept = differsFrom([
  '请核对；登记有误请在该专利的页面更正，权利人变更请在那里登记',
  'Check which is right; what is recorded wrongly is corrected on the patent’s page, a change of owners recorded there',
])

/** The lists that codes of a right are of. */
export interface PatentTerms {
  readonly acquisitions: readonly Term[]
  readonly families: readonly Term[]
}

/**
 * Patents by their application number, and other rights where a row says that it is one, as they are exported. Of one that is there already what is new is recorded, and what differs
 * is refused by its column: who is right is for a person. So is what was taken back as a mistake, unless its row says so.
 */
export const patentsKind = (terms: PatentTerms): ImportKind => ({
  id: 'patents',
  byHand: {
    title: kept,
    uscc: kept,
    owners: kept,
    filedOn: kept,
    grantedOn: kept,
    acquisition: kept,
    acquiredOn: kept,
  },
  check({ feePaidOn, feePaidUntil }) {
    if ((feePaidOn === undefined) === (feePaidUntil === undefined)) return {}
    return { [feePaidOn === undefined ? 'feePaidOn' : 'feePaidUntil']: halfAFee }
  },
  title: { zh: '专利', en: 'Patents' },
  key: ['number'],
  sameAs(column, value) {
    // ZL and CN before a number, and its dots, are ways of writing it.
    const parsed = column === 'number' ? parseIpNumber('patent', value) : undefined
    return parsed?.ok ? parsed.value : value
  },
  subject: 'uscc',
  severalSubjects: true,
  checkSubjects: ({ owners }, subjects) => faultOfOwners(owners as Row['owners'], subjects),
  notes: ({ owners }, subjects) => notesOnOwners(owners as Row['owners'], subjects),
  columns: columnsOf(terms),
  first: registration,
  known({ code, facts }, row, subjects) {
    const { ip_right_id: ipRightId } = facts
    if (code !== 'IP_RIGHT_REGISTERED' || ipRightId === undefined) return undefined
    const told = row as unknown as Row
    return {
      path: `/ip-rights/${ipRightId}`,
      stands: (answer) => standing(answer, told, subjects),
      change: (differing, { reason }) => ({
        operation: 'correctIpRight',
        request: { ipRightId, ...differing, reason },
      }),
      again: (origin) => registration(row, origin, subjects),
    }
  },
})

const columnsOf = ({ acquisitions, families }: PatentTerms): readonly Column[] => [
  textColumn({
    id: 'number',
    title: { zh: '申请号', en: 'Application number' },
    aliases: ['专利号', '专利申请号', '号码', 'Number'],
    required: true,
    example: '202010000001.1',
    at: ['number'],
  }),
  textColumn({
    id: 'title',
    title: { zh: '专利名称', en: 'Title' },
    aliases: ['名称', '发明名称'],
    required: true,
    example: '一种示例材料及其制备方法',
    at: ['title'],
  }),
  codeColumn(['code']),
  namesColumn({
    id: 'owners',
    title: { zh: '权利人', en: 'Owners' },
    aliases: ['专利权人', '专利权人名称', '申请人'],
    example: '',
    at: ['owners'],
  }),
  termColumn(
    { id: 'family', title: { zh: '权利类别', en: 'Family' }, example: '', at: ['family'] },
    families,
  ),
  day('filedOn', '申请日', 'Filed on', '2020-01-02', ['申请日期']),
  day('grantedOn', '授权公告日', 'Granted on', '2021-06-01', ['授权日', '授权日期']),
  termColumn(
    {
      id: 'acquisition',
      title: { zh: '取得方式', en: 'Acquired by' },
      required: true,
      example: acquisitions[0]?.zh ?? '',
      at: ['acquisition'],
    },
    acquisitions,
  ),
  textColumn({
    id: 'certificate',
    title: { zh: '证书号', en: 'Certificate number' },
    aliases: ['专利证书号', '证书编号'],
    example: '',
    at: ['certificate'],
  }),
  day('acquiredOn', '取得日期', 'Acquired on', '', ['受让日期']),
  day('feePaidOn', '年费缴纳日', 'Fee paid on', '', ['缴费日']),
  day('feePaidUntil', '年费缴至', 'Fee paid until', '', []),
  despiteReversalColumn,
]

interface Right {
  readonly owners?: readonly { readonly enterpriseId?: string; readonly name?: string }[]
  readonly grantedOn?: string
}

/** What stands of a right, as a row says it; undefined where it isn't by its columns that they differ. */
function standing(right: Json, told: Row, subjects: readonly Subject[]): Json | undefined {
  const { owners = [], grantedOn = told.grantedOn } = right as Right
  const all = ownersTold(told.owners, subjects)
  const areOwn = owners.length === all.length && all.every((one, at) => isOwner(one, owners[at]))
  const names = owners.map(({ name }) => name).join('、')
  const stands = {
    ...right,
    // What happened to it is judged with the rest, once nothing else differs.
    ...told,
    ...picked(right),
    grantedOn,
    code: areOwn ? told.code : names,
    ...(told.owners && { owners: areOwn ? told.owners : names }),
  }
  const differs = Object.entries(told).some(
    ([name, value]) => value !== undefined && !saysTheSame(value, (stands as Json)[name]),
  )
  return differs ? stands : undefined
}

const isOwner = (told: Owner, recorded: Partial<Owner> | undefined): boolean =>
  told.enterpriseId === undefined
    ? !recorded?.enterpriseId && told.name === recorded?.name
    : told.enterpriseId === recorded?.enterpriseId

/** What a row corrects or is refused for. */
const picked = (right: Json): Json =>
  Object.fromEntries(
    ['title', 'filedOn', 'acquisition', 'acquiredOn'].map((name) => [name, right[name]]),
  )

const halfAFee = fault(
  'FEE_HALF_TOLD',
  [
    '年费缴纳日与年费缴至须同时填写',
    'The day on which a fee was paid and the day until which it was go together',
  ],
  ['请填写另一项，或将两项都留空', 'Fill in the other one, or leave both empty'],
)

/** A row as a registration; of a right that is there what is recorded already is passed over. */
function registration(row: Json, { provenance }: Origin, subjects: readonly Subject[]): Order {
  const { number, title, filedOn, acquisition, acquiredOn, ...rest } = row as unknown as Row
  const { family = 'patent', owners, despiteReversal = false } = rest
  return {
    operation: 'registerIpRight',
    request: {
      family,
      number,
      title,
      ...(filedOn && { filedOn }),
      owners: ownersTold(owners, subjects),
      acquisition,
      ...(acquiredOn && { acquiredOn }),
      facts: factsTold(rest),
      further: true,
      ...(despiteReversal && { despiteReversal }),
      provenance,
    },
  }
}

const factsTold = ({ grantedOn, certificate, feePaidOn, feePaidUntil }: Partial<Row>) => [
  ...(grantedOn
    ? [
        {
          type: 'granted',
          on: grantedOn,
          ...(certificate && { certificateNumber: certificate }),
        },
      ]
    : []),
  ...(feePaidOn && feePaidUntil
    ? [{ type: 'annuity-paid', on: feePaidOn, until: feePaidUntil }]
    : []),
]

function day(id: string, zh: string, en: string, example: string, aliases: readonly string[]) {
  return dayColumn({ id, title: { zh, en }, aliases, example, at: [id] })
}
