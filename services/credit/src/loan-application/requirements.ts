import type { FinancingProduct } from '@seedline/rules'
import type { RequirementOutcome } from './events.ts'
import type { Statement } from './loan.ts'

export type ProductVersion = FinancingProduct['versions'][number]
type Asked = ProductVersion['requirements'][number]

/** A requirement of the product, and how it stands. */
export interface Requirement {
  readonly id: string
  readonly asked: Asked
  readonly ruleVersion: string
  readonly outcome: RequirementOutcome
  /** Who said so; '' nobody. */
  readonly toldBy: '' | 'bank' | 'enterprise' | 'consent'
  readonly statedOn: string
}

/** Whether the enterprise's consent stands; as it stood on a day that is past isn't known here. */
export type ConsentStands = 'yes' | 'no' | 'unknown'

/** The one that is found out by itself: the consent is recorded here. */
const ofConsent = 'consent-recorded'

/** What the product asks for, and how each of it stands: what nobody has stated is unknown, or needs a person of the bank. */
export function requirementsOf(
  version: ProductVersion | undefined,
  statements: readonly Statement[],
  consent: ConsentStands,
): readonly Requirement[] {
  if (version === undefined) return []
  return version.requirements.map((asked) => ({
    id: asked.id,
    asked,
    ruleVersion: version.version,
    ...(asked.id === ofConsent ? byConsent(consent) : byStatement(asked, statements)),
  }))
}

type Stands = Pick<Requirement, 'outcome' | 'toldBy' | 'statedOn'>

function byConsent(consent: ConsentStands): Stands {
  const outcome = ({ yes: 'met', no: 'not-met', unknown: 'unknown' } as const)[consent]
  return { outcome, toldBy: consent === 'unknown' ? '' : 'consent', statedOn: '' }
}

function byStatement({ id, decidedBy }: Asked, statements: readonly Statement[]): Stands {
  const told = standing(id, statements)
  if (told === undefined) {
    const outcome = decidedBy === 'person' ? 'needs-person' : 'unknown'
    return { outcome, toldBy: '', statedOn: '' }
  }
  const { outcome, byBank, statedOn } = told
  return { outcome, toldBy: byBank ? 'bank' : 'enterprise', statedOn }
}

/** The statement that counts: the latest. */
export const standing = (id: string, statements: readonly Statement[]): Statement | undefined =>
  statements.findLast(({ requirementId }) => requirementId === id)
