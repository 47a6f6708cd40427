import type { ipRights, RequestOf } from '@seedline/contracts/operations'
import type {
  IpRightVerdict,
  IpRightVerdicts,
} from '@seedline/contracts/registry/v1/ip_right_service'
import { IpVerdictKind } from '@seedline/contracts/registry/v1/ip_right_terms'
import type { Actor, EventStore } from '@seedline/event-store'
import { type Clock, newId, type Problem, ProblemError, parseIpNumber } from '@seedline/values'
import { ipRight } from '../ip-right/aggregate.ts'
import { decide } from '../ip-right/decide.ts'
import { type RegisterRequest, registrationOf, unknownAmong } from './record-ip-right.ts'

type Request = RequestOf<(typeof ipRights)['operations']['recordIpRights']>

interface Asking {
  readonly actor: Actor
  readonly deadline: Date
  readonly traceparent?: string | undefined
}

/** Problems of the store that say nothing of the right itself: whoever asked asks again. */
const passing: readonly Problem['kind'][] = [
  'unavailable',
  'exhausted',
  'outcome-unknown',
  'conflict',
]

/**
 * Records many rights, each decided and appended by itself; appends that arrive together go to the store together.
 * A request is repeated by its content: what stands recorded is passed over, so that it needs no command id of its own.
 */
export async function recordIpRights(
  { store, clock }: { readonly store: EventStore; readonly clock: Clock },
  { rights }: Request,
  asking: Asking,
): Promise<IpRightVerdicts> {
  const unknown = new Set(await unknownAmong(store, rights.flatMap(ownersOf)))
  const verdicts = await Promise.all(
    rights.map((right) => recordOne(store, clock, right, asking, unknown)),
  )
  return { verdicts }
}

const ownersOf = ({ owners, facts }: RegisterRequest) => [
  ...owners,
  ...facts.flatMap((fact) => (fact.type === 'owners-changed' ? fact.owners : [])),
]

async function recordOne(
  store: EventStore,
  clock: Clock,
  right: RegisterRequest,
  { actor, deadline, traceparent }: Asking,
  unknown: ReadonlySet<string>,
): Promise<IpRightVerdict> {
  const fault = faultOfNumbers(right)
  if (fault) return refused(right.number, '', fault)
  const { ipRightId, profile, facts } = registrationOf(right)
  const at = clock()
  const command = {
    type: 'RegisterIpRight',
    ipRightId,
    profile,
    facts,
    at,
    again: true,
    unknown: ownersOf(right).flatMap(({ enterpriseId }) =>
      enterpriseId !== '' && unknown.has(enterpriseId) ? enterpriseId : [],
    ),
  } as const
  const context = {
    commandId: newId('Command'),
    actor,
    at,
    ...(traceparent !== undefined && { traceparent }),
  }
  try {
    const { version, eventIds } = await store.execute(
      ipRight,
      ipRightId,
      context,
      (state) => decide(command, state),
      { deadline, likelyNew: true },
    )
    return { ...none, number: profile.number, ipRightId, version, ...told(eventIds.length) }
  } catch (error) {
    if (!(error instanceof ProblemError) || passing.includes(error.problem.kind)) throw error
    return refused(profile.number, ipRightId, error.problem)
  }
}

function faultOfNumbers({ family, number, sameDayNumber }: RegisterRequest): Problem | undefined {
  for (const text of [number, sameDayNumber]) {
    const parsed = text === '' ? undefined : parseIpNumber(family, text)
    if (parsed && !parsed.ok) return parsed.problem
  }
  return undefined
}

const told = (recorded: number) => ({
  recorded,
  verdict:
    recorded > 0 ? IpVerdictKind.IP_VERDICT_KIND_RECORDED : IpVerdictKind.IP_VERDICT_KIND_UNCHANGED,
})

const none: IpRightVerdict = {
  number: '',
  ipRightId: '',
  verdict: IpVerdictKind.IP_VERDICT_KIND_REFUSED,
  version: 0,
  recorded: 0,
  code: '',
  titleZh: '',
  titleEn: '',
  mendZh: '',
  mendEn: '',
}

const refused = (
  number: string,
  ipRightId: string,
  { code, title, mend }: Problem,
): IpRightVerdict => ({
  ...none,
  number,
  ipRightId,
  code,
  titleZh: title.zh,
  titleEn: title.en,
  mendZh: mend.zh,
  mendEn: mend.en,
})
