import type { TokenVerifier } from '@seedline/service-kit'
import type { Hub } from '../../live/hub.ts'
import { type Route, streamRoute } from '../route.ts'
import { streamEvents } from './contracts.ts'

/** The route of live events. A `Last-Event-ID` is taken without complaint: the client asks anew for what it shows. */
export const eventRoutes = (
  hub: Hub,
  verifier: Pick<TokenVerifier, 'verify'>,
): readonly Route[] => [
  streamRoute(streamEvents, ({ query, actor, call }, response) => {
    hub.open(
      {
        subject: actor?.subject ?? '',
        roles: actor?.roles ?? [],
        enterpriseId: query.enterpriseId,
        stillAdmitted: () => verifier.verify(call.token),
      },
      response,
    )
  }),
]
