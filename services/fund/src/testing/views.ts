import type { Aggregate } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { eventMessages, foldView } from '@seedline/testing'
import { ProblemError, problem } from '@seedline/values'
import { foldInto, type View, type ViewDocument, type ViewStore } from '@seedline/views'
import type { MemoryStore } from './memory-store.ts'
import { noon } from './samples.ts'

/** The events of one stream as Kafka would carry them. */
export const messagesOf = <S, E>(
  aggregate: Aggregate<S, E>,
  id: string,
  events: readonly E[],
): readonly EventMessage[] =>
  eventMessages(
    { service: 'fund', aggregate: aggregate.name, id, time: noon },
    events.map(aggregate.codec.encode),
  ).map((message) => ({
    ...message,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  }))

/** Documents by key, folded one message at a time through the views' own guard. */
export function guardedFold<D, E>(
  view: View<D, E>,
  messages: readonly EventMessage[],
): ReadonlyMap<string, ViewDocument<D>> {
  const documents = new Map<string, ViewDocument<D>>()
  for (const message of messages) {
    const event = view.decode(message.type, message.data)
    const { data: _, origin: __, ...meta } = message
    const key = event === undefined ? message.subject : view.keyOf(event, meta)
    const { changed, failures } = foldInto(view, key, documents.get(key), [{ message, event }])
    if (failures[0]) throw failures[0].cause
    if (changed) documents.set(key, changed)
  }
  return documents
}

/** What was recorded in the memory store, as Kafka would carry it. */
export const recordedMessages = (store: MemoryStore): readonly EventMessage[] =>
  [...store.streams].flatMap(([stream, events]) => {
    const [, aggregate = '', id = ''] = /^([a-z_]+)-(.*)$/.exec(stream) ?? []
    return events.map(({ type, data, version, context }) => ({
      id: `${stream}@${version}`,
      type,
      data,
      source: '/seedline/fund',
      subject: id,
      stream,
      version,
      time: context.at,
      actor: context.actor,
      commandId: context.commandId,
      ...(context.traceparent !== undefined && { traceparent: context.traceparent }),
      origin: { topic: aggregate, partition: 0, offset: 0n },
    }))
  })

const problemOf = (code: string): ProblemError =>
  new ProblemError(problem(code, 'unavailable', { zh: code, en: code }, { zh: code, en: code }))

/** A view that holds what the messages lead to; its lists are for the integration tests. */
export function viewOf<D, E>(view: View<D, E>, held: readonly EventMessage[]): ViewStore<D> {
  const topics = view.topics.map((topic) => topic.split('.')[2])
  const fed = held.filter((message) => topics.includes(message.origin.topic))
  const documents = foldView(view, fed)
  const get: ViewStore<D>['get'] = async (key) => {
    const data = documents.get(key)
    if (data === undefined) return undefined
    const own = fed.filter((message) => message.subject === key)
    const versions = Object.fromEntries(own.map(({ stream, version }) => [stream, version]))
    return { key, data, versions }
  }
  return {
    get,
    async atLeast(key, stream, version) {
      const viewed = await get(key)
      if (!viewed || (viewed.versions[stream] ?? 0) < version) throw problemOf('VIEW_NOT_CURRENT')
      return viewed
    },
    find: () => Promise.reject(problemOf('VIEW_BEING_BUILT')),
    count: () => Promise.reject(problemOf('VIEW_BEING_BUILT')),
    clear: async () => {},
  }
}
