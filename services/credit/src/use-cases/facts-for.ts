import { refusal } from '@seedline/contracts/refusals'
import type { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import { type EnterpriseId, type IpFamily, parseId, parseIpNumber, trusted } from '@seedline/values'
import { aspects, type PledgeFacts, type RightFacts } from '../eligibility/facts/right-facts.ts'
import { rightFactsOf } from '../eligibility/facts/right-facts-of.ts'
import { isAmongOwners, survivorsOf } from '../eligibility/facts/survivors.ts'
import type { AskedOfDesk, AskedRight } from './asked-of-desk.ts'
import { type FindMerged, mergingsOf } from './mergings.ts'
import type { PlacedOn } from './placed-on.ts'

/** A right as the registry tells it, and as of when that is known to be all. */
export interface RightTold {
  readonly right: IpRight
  readonly heardUpTo: Date
}

/** The registry's rights as this service keeps them, and which records go on as others. */
export interface KnownRights {
  byNumber(family: IpFamily, number: string): Promise<RightTold | undefined>
  /** Of an enterprise's record and of those that go on as it, up to so many; one more where there are more. */
  ofEnterprise(enterpriseId: EnterpriseId, most: number): Promise<readonly RightTold[]>
  readonly merged: FindMerged
}

/** What a question is judged by, and which of its rights is which. */
export interface FactsFound {
  readonly facts: PledgeFacts
  /** Each right that is asked about, by the id that its facts have. */
  readonly asked: readonly { readonly rightId: string; readonly as: AskedRight | undefined }[]
  readonly pledgorName: string
}

interface Of {
  readonly enterpriseId: EnterpriseId
  readonly placedOn: PlacedOn
}

/** Rights of one query, at most. */
const MOST_RIGHTS = 50

/**
 * The facts on the rights that a bank asks about. Of a right that isn't the consenting enterprise's nothing is told: its owner did
 * not consent.
 * @throws ProblemError TOO_MANY_RIGHTS, VIEW_BEING_BUILT
 */
export async function factsFor(
  rights: KnownRights,
  request: AskedOfDesk,
  { enterpriseId, placedOn }: Of,
): Promise<FactsFound> {
  const found =
    request.rights.length === 0
      ? await allOf(rights, enterpriseId)
      : await Promise.all(request.rights.map((as) => named(rights, as)))
  const owners = found.flatMap(({ told }) => ownersIn(told))
  const merged = await mergingsOf(rights.merged, [enterpriseId, ...owners])
  const survivorOf = survivorsOf(merged)
  const isOwn = (told: RightTold) => isAmongOwners(survivorOf, enterpriseId, ownersIn(told))
  const own = found.filter(({ told }) => told !== undefined && isOwn(told))
  return {
    facts: {
      rights: await Promise.all(
        own.flatMap(({ told, as }) => (told ? [withPlaced(factsOf(told, as), placedOn)] : [])),
      ),
      merged,
    },
    asked: found.map(({ rightId, as }) => ({ rightId, as })),
    pledgorName: nameIn(own, enterpriseId),
  }
}

/** With the pledge that stands here, which the registry may not have heard of yet, or ever by that reference. */
async function withPlaced(right: RightFacts, placedOn: PlacedOn): Promise<RightFacts> {
  const placed = await placedOn(trusted(parseId('IpRight', right.rightId)))
  const isTold = right.pledges.some(
    ({ value }) => value.reference === placed?.value.reference && value.until === null,
  )
  return placed === undefined || isTold ? right : { ...right, pledges: [...right.pledges, placed] }
}

interface Found {
  readonly rightId: string
  readonly told: RightTold | undefined
  readonly as: AskedRight | undefined
}

const ownersIn = (told: RightTold | undefined): readonly string[] =>
  (told?.right.owners ?? []).map(({ enterpriseId }) => enterpriseId)

/** Of the record that goes on and of all that go on as it: whichever of them the consent names. */
async function allOf(rights: KnownRights, enterpriseId: EnterpriseId): Promise<readonly Found[]> {
  const survivorOf = survivorsOf(await mergingsOf(rights.merged, [enterpriseId]))
  const all = await rights.ofEnterprise(survivorOf(enterpriseId) as EnterpriseId, MOST_RIGHTS)
  if (all.length > MOST_RIGHTS) throw refusal('TOO_MANY_RIGHTS', { max: MOST_RIGHTS })
  return all.map((told) => ({ rightId: told.right.ipRightId, told, as: undefined }))
}

async function named(rights: KnownRights, as: AskedRight): Promise<Found> {
  const parsed = parseIpNumber(as.family, as.number)
  const number = parsed.ok ? parsed.value : as.number
  const told = await rights.byNumber(as.family, number)
  // A number that nobody recorded, or that is somebody else's, has no id here.
  return { rightId: told?.right.ipRightId ?? `${as.family}:${number}`, told, as }
}

const factsOf = ({ right, heardUpTo }: RightTold, as: AskedRight | undefined) => {
  const on = as?.registerCheckedOn
  return rightFactsOf(right, {
    observedAt: heardUpTo.toISOString(),
    ...(on && {
      checks: [{ aspects, on, source: as.registerSource, confidence: 'verified' as const }],
    }),
  })
}

const nameIn = (own: readonly Found[], enterpriseId: string): string =>
  own
    .flatMap(({ told }) => told?.right.owners ?? [])
    .find((owner) => owner.enterpriseId === enterpriseId)?.name ?? ''
