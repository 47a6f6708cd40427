import type { Backends } from '../../outbound/grpc/backends.ts'
import { pageOf } from '../answers.ts'
import { type Route, route } from '../route.ts'
import { given } from '../values/given.ts'
import * as contracts from './contracts.ts'
import { deadLetterFromProto, deliveryFromProto } from './mapping.ts'

const done = { body: { done: true as const } }

/** The routes of operators: each is answered by the service named in the address. */
export const operationsRoutes = ({ operations }: Backends): readonly Route[] => [
  route(contracts.getDelivery, async ({ params, call }) => ({
    body: deliveryFromProto(await operations[params.service].getDelivery({}, call)),
  })),
  route(contracts.listDeadLetters, async ({ params, query, call }) => {
    const page = { pageSize: query.pageSize ?? 0, pageToken: query.pageToken ?? '' }
    const found = await operations[params.service].listDeadLetters(page, call)
    return { body: pageOf(found.deadLetters.map(deadLetterFromProto), found.nextPageToken) }
  }),
  route(contracts.replayDeadLetter, async ({ params, call }) => {
    const request = { id: params.deadLetterId }
    const { handled, cause } = await operations[params.service].replayDeadLetter(request, call)
    return { body: { handled, ...given('cause', cause) } }
  }),
  route(contracts.replayFrom, async ({ params, body, call }) => {
    const request = { subscription: params.subscription, from: body.from }
    await operations[params.service].replayFrom(request, call)
    return done
  }),
  route(contracts.rebuildView, async ({ params, call }) => {
    await operations[params.service].rebuildView({ subscription: params.subscription }, call)
    return done
  }),
  route(contracts.pauseSubscription, async ({ params, call }) => {
    await operations[params.service].pauseSubscription({ subscription: params.subscription }, call)
    return done
  }),
  route(contracts.resumeSubscription, async ({ params, call }) => {
    await operations[params.service].resumeSubscription({ subscription: params.subscription }, call)
    return done
  }),
]
