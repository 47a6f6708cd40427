import type { Gateway } from '@seedline/gateway-client'
import type { Dossier } from '../dossier.ts'
import type { Wish, WishOf } from '../found.ts'
import { confirmTable } from './confirm-table.ts'
import { findEnterprise } from './find-enterprise.ts'
import { type Given, offline, type Recorder, recording, trying } from './recorder.ts'
import { type Report, reportOn } from './report.ts'
import { settleAttestation } from './settle-attestation.ts'
import { settleDesignation } from './settle-designation.ts'
import { settleFigures } from './settle-figures.ts'
import { settleCapital, settlePerson } from './settle-licence.ts'
import { register, settleFormerName, settleProfile } from './settle-profile.ts'
import { settleRight } from './settle-right.ts'
import { settleRungs } from './settle-rung.ts'
import { settleTable } from './settle-table.ts'
import type { Settling } from './settling.ts'
import { emptyStanding, readStanding, type Standing } from './standing.ts'
import { refused, type Verdict, verdictOf } from './verdict.ts'

export interface Entering {
  /** Absent: the file alone is checked. */
  readonly gateway: Gateway | undefined
  /** Nothing is recorded: what can be is tried by the very rules of the import. */
  readonly trial: boolean
  /** What the record calls doubtful is recorded all the same. */
  readonly confirms: boolean
}

/** Brings the record of a company to what its dossier says, as far as that goes. @throws ProblemError */
export async function enterDossier(dossier: Dossier, entering: Entering): Promise<Report> {
  const { gateway, trial, confirms } = entering
  const recorder = gateway === undefined ? offline : trial ? trying(gateway) : recording(gateway)
  const profile = profileOf(dossier)
  const found = gateway && (await findEnterprise(gateway, dossier.company, profile.uscc))
  const begun = found ? undefined : await begin(profile, dossier, recorder)
  const enterpriseId = found ?? begun?.id
  if (enterpriseId === undefined)
    return reportOn(dossier, nothingEntered(dossier, begun?.verdict ?? { kind: 'not-tried' }))
  const isNew = begun !== undefined && begun.verdict.kind !== 'same'
  const { code, nameZh, shortName } = dossier.company
  const standing =
    isNew || gateway === undefined
      ? emptyStanding(enterpriseId)
      : await readStanding(gateway, enterpriseId)
  const settling: Settling = {
    code,
    nameZh,
    shortName,
    formerNames: formerNamesOf(dossier, standing),
    enterpriseId,
    standing,
    recorder,
    confirms,
  }
  const verdicts = new Map<Wish, Verdict>()
  if (isNew) verdicts.set(profile, begun.verdict)
  await settleWishes(dossier, settling, gateway, verdicts)
  const inSystem = isNew && recorder.isTrial ? undefined : gateway
  const { table, verdicts: parts } = await settleTable(dossier, settling, inSystem)
  const isThere = !recorder.isTrial && parts.every(({ verdict }) => verdict.kind !== 'refused')
  const mismatches =
    gateway && isThere
      ? await confirmTable(gateway, enterpriseId, table, recorder.versions)
      : undefined
  return reportOn(dossier, { enterpriseId, verdicts, parts, mismatches })
}

const formerNamesOf = ({ wishes }: Dossier, { enterprise }: Standing): Settling['formerNames'] =>
  [...enterprise.formerNames, ...wishes.filter((wish) => wish.kind === 'former-name')].flatMap(
    ({ nameZh, until }) => (nameZh ? [{ name: nameZh, until }] : []),
  )

const profileOf = ({ wishes }: Dossier): WishOf<'profile'> => {
  const found = wishes.find((wish): wish is WishOf<'profile'> => wish.kind === 'profile')
  if (!found) throw new RangeError('a dossier without a profile')
  return found
}

interface Begun {
  readonly id: string | undefined
  readonly verdict: Verdict
}

/** Registers the enterprise; where something of it is refused, by its names and its code alone. */
async function begin(
  profile: WishOf<'profile'>,
  dossier: Dossier,
  recorder: Recorder,
): Promise<Begun> {
  const { code } = dossier.company
  const given = await register(profile, code, recorder)
  if (given.kind !== 'refused') return { id: idOf(given), verdict: verdictOf(given) }
  const there = given.facts.enterprise_id
  if (there && given.code === 'ENTERPRISE_ALREADY_REGISTERED')
    return { id: there, verdict: { kind: 'same' } }
  const { materialField: _, district: __, foundedOn: ___, ...least } = profile
  const bare = await register(least, code, recorder)
  return { id: bare.kind === 'refused' ? undefined : idOf(bare), verdict: refused(given) }
}

/** In a trial nothing has an id yet. */
const idOf = (given: Exclude<Given, { kind: 'refused' }>): string =>
  'id' in given && given.id !== '' ? given.id : '00000000-0000-5000-8000-000000000000'

function nothingEntered({ wishes, table }: Dossier, verdict: Verdict) {
  return {
    enterpriseId: '',
    verdicts: new Map(wishes.map((wish) => [wish, verdict] as const)),
    parts: table.parts.map((part) => ({ part, verdict })),
    mismatches: undefined,
  }
}

async function settleWishes(
  { wishes }: Dossier,
  settling: Settling,
  gateway: Gateway | undefined,
  verdicts: Map<Wish, Verdict>,
): Promise<void> {
  for (const wish of wishes) {
    if (verdicts.has(wish)) continue
    const verdict = await settleOne(wish, settling, gateway)
    if (verdict) verdicts.set(wish, verdict)
  }
  const of = <Kind extends Wish['kind']>(kind: Kind) =>
    wishes.filter((wish): wish is WishOf<Kind> => wish.kind === kind)
  for (const [wish, verdict] of await settleRungs(inOrder(of('rung')), settling))
    verdicts.set(wish, verdict)
  for (const [wish, verdict] of await settleFigures(of('figure'), settling))
    verdicts.set(wish, verdict)
}

const inOrder = (rungs: readonly WishOf<'rung'>[]) =>
  rungs.toSorted((a, b) => (a.reachedOn < b.reachedOn ? -1 : a.reachedOn > b.reachedOn ? 1 : 0))

/** Undefined for those that are settled together with others of their kind. */
async function settleOne(
  wish: Wish,
  settling: Settling,
  gateway: Gateway | undefined,
): Promise<Verdict | undefined> {
  switch (wish.kind) {
    case 'profile':
      return settleProfile(wish, settling)
    case 'former-name':
      return settleFormerName(wish, settling)
    case 'capital':
      return settleCapital(wish, settling)
    case 'person':
      return settlePerson(wish, settling)
    case 'attestation':
      return settleAttestation(wish, settling)
    case 'designation':
      return settleDesignation(wish, settling)
    case 'right':
      return settleRight(wish, settling, gateway)
    case 'rung':
    case 'figure':
      return undefined
    default:
      return wish satisfies never
  }
}
