import { described, id, optional } from '@seedline/contracts/kinds'
import type { TokenVerifier } from '@seedline/service-kit'
import type { Hub } from '../../live/hub.ts'
import type { Route } from '../route.ts'
import { answerSchema, ownContract } from './own-contract.ts'

/** One server-sent event: which facts are new. A client asks for them; this carries no figures. */
const liveEvent = answerSchema(
  'LiveEvent',
  {
    eventId: { type: 'string' },
    type: { type: 'string', examples: ['seedline.registry.v1.StageReached'] },
    subject: { type: 'string', description: 'Id of the enterprise, fund or deal.' },
    stream: { type: 'string' },
    version: { type: 'integer' },
    enterpriseId: { type: 'string' },
    traceId: { type: 'string' },
    occurredAt: { type: 'string', format: 'date-time', description: 'When it was recorded.' },
  },
  ['enterpriseId', 'traceId'],
)

const streamEvents = ownContract('streamEvents', {
  rest: 'GET /api/v1/events',
  tag: { zh: '实时事件', en: 'Events' },
  summary: { zh: '实时事件', en: 'Live events (server-sent events)' },
  admits: 'any-role',
  request: {
    enterpriseId: described(
      optional(id('Enterprise')),
      'Only what concerns this enterprise; absent: everything the caller may see.',
    ),
  },
  answer: { status: 200, schema: liveEvent, stream: true },
  problems: ['TOO_MANY_STREAMS'],
})

/** The route of live events. A `Last-Event-ID` is taken without complaint: the client asks anew for what it shows. */
export const eventRoutes = (
  hub: Hub,
  verifier: Pick<TokenVerifier, 'verify'>,
): readonly Route[] => [
  {
    kind: 'stream',
    contract: streamEvents,
    open({ message, actor, call }, response, party) {
      const { enterpriseId } = message as { readonly enterpriseId: string | undefined }
      hub.open(
        {
          party,
          roles: actor?.roles ?? [],
          organisation: actor?.organisation ?? '',
          enterpriseId,
          stillAdmitted: () => verifier.verify(call.token),
        },
        response,
      )
    },
  },
]
