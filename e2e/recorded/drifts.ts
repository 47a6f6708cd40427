/** A change against the recording that is meant, with its reason. */
export interface Drift {
  readonly why: string
  /** Names of requests, ids of events or keys of digests: it must be there in each of them. */
  readonly in: readonly string[]
  readonly changes: readonly Change[]
}

/**
 * One place, or every place whose pointer ends so, with what stood and stands there (left out: nothing); or whatever is
 * other at or below a place.
 */
export type Change =
  | { readonly at: string; readonly was?: unknown; readonly is?: unknown }
  | { readonly ending: string; readonly was?: unknown; readonly is?: unknown }
  | { readonly below: string }

const openapi = ['read-openapi']
const sentence = (code: string, text: string): Change => ({
  at: `/body/saidOnce/sentences/${code}`,
  is: [JSON.stringify(`- \`${code}\`: ${text}`)],
})

/** What may differ from the recording. An entry that no longer applies makes the test fail: remove it. */
export const drifts: readonly Drift[] = [
  {
    why: 'carrying on approvals has a subscription of its own: its waiting held up the capital of ended deals',
    in: ['delivery-of-fund'],
    changes: [{ below: '/body/subscriptions/5' }, { below: '/body/subscriptions/6' }],
  },
  {
    why: 'a service that gets no connection to its database answers 503 with this code, not 500',
    in: openapi,
    changes: [
      { ending: '/responses/503/DATABASE_AWAY', is: 1 },
      sentence('DATABASE_AWAY', 'The database cannot be reached.'),
    ],
  },
  {
    why: 'an address that takes no query refuses one, and says so',
    in: openapi,
    changes: [{ ending: '/responses/400/REQUEST_INVALID', is: 1 }],
  },
  {
    why: 'tokens for development are signed only under a name of the machine itself',
    in: openapi,
    changes: [
      {
        at: '/body/paths/~1api~1v1~1development~1tokens/post/responses/403',
        is: { shape: 1, HOST_NOT_ALLOWED: 1 },
      },
      sentence('HOST_NOT_ALLOWED', 'This is answered only under a name of this machine.'),
    ],
  },
  {
    why: 'a replay from before 1970 is refused with what to write instead, not answered with 500',
    in: openapi,
    changes: [
      { ending: '/responses/400/REPLAY_FROM_TOO_EARLY', is: 1 },
      sentence('REPLAY_FROM_TOO_EARLY', "A replay can't start before 1970."),
    ],
  },
]

/** The same for the digests of the demonstration's events. */
export const driftsOfDemonstration: readonly Drift[] = []
