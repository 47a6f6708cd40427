import type { Decision, Layer, Outcome, Reason, RightVerdict, Verdict } from './verdict.ts'

const layers: readonly Layer[] = ['statutory', 'policy', 'product']

/** What has to be done something about stands before what is in order. */
const urgency: Readonly<Record<Outcome, number>> = {
  'not-met': 0,
  unknown: 1,
  'needs-person': 2,
  met: 3,
}

export interface LayerOfReasons {
  readonly layer: Layer
  readonly reasons: readonly Reason[]
  readonly met: number
}

/** Reasons by layer, the law first; in each what isn't met before what is, and otherwise as the rules have them. */
export function byLayer(reasons: readonly Reason[]): readonly LayerOfReasons[] {
  return layers.flatMap((layer) => {
    const own = reasons
      .filter((one) => one.layer === layer)
      .toSorted((a, b) => urgency[a.outcome] - urgency[b.outcome])
    const met = own.filter(({ outcome }) => outcome === 'met').length
    return own.length === 0 ? [] : [{ layer, reasons: own, met }]
  })
}

/** How many of the law's grounds of a right are met, unknown ones and those for a person not among them. */
export function groundsOf({ reasons }: RightVerdict): {
  readonly met: number
  readonly of: number
} {
  const grounds = reasons.filter(({ layer }) => layer === 'statutory')
  return { met: grounds.filter(({ outcome }) => outcome === 'met').length, of: grounds.length }
}

/** How many rights came out how, the best first; what none came out as is left out. */
export function countedRights(
  rights: readonly RightVerdict[],
): readonly { readonly decision: Decision; readonly count: number }[] {
  return decisions
    .map((decision) => ({
      decision,
      count: rights.filter((one) => one.decision === decision).length,
    }))
    .filter(({ count }) => count > 0)
}

const decisions: readonly Decision[] = ['eligible', 'conditional', 'indeterminate', 'ineligible']

/** A reason that came out otherwise; undefined: it wasn't given. */
export interface ChangedReason {
  /** Of a right; empty: of the loan. */
  readonly number: string
  readonly reason: Reason
  readonly before: Outcome | undefined
  readonly now: Outcome | undefined
}

/** What is otherwise in a verdict than in the one before. */
export function changedReasons(former: Verdict, now: Verdict): readonly ChangedReason[] {
  const before = keyed(former)
  const after = keyed(now)
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const was = before.get(key)
    const is = after.get(key)
    const one = is ?? was
    if (one === undefined || was?.reason.outcome === is?.reason.outcome) return []
    return [{ ...one, before: was?.reason.outcome, now: is?.reason.outcome }]
  })
}

function keyed({ reasons, rights }: Verdict) {
  const all = [
    ...reasons.map((reason) => ({ id: '', number: '', reason })),
    ...rights.flatMap(({ rightId, number, reasons: own }) =>
      own.map((reason) => ({ id: rightId, number: number || rightId, reason })),
    ),
  ]
  return new Map(
    all.map(({ id, number, reason }) => [`${id} ${reason.code}`, { number, reason }] as const),
  )
}
