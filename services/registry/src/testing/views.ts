import type { EncodedEvent } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { eventMessages, foldView } from '@seedline/testing'
import { type Instant, ProblemError, problem } from '@seedline/values'
import type { View, ViewStore } from '@seedline/views'
import { enterpriseCodec } from '../enterprise/codec.ts'
import type { EnterpriseEvent } from '../enterprise/events.ts'
import { stageRecordCodec } from '../stage-record/codec.ts'
import type { StageRecordEvent } from '../stage-record/events.ts'
import { enterpriseId, noon } from './enterprise-samples.ts'
import type { MemoryStore } from './memory-store.ts'

const messages = (
  aggregate: string,
  events: readonly EncodedEvent[],
  time: Instant,
): readonly EventMessage[] =>
  eventMessages({ service: 'registry', aggregate, id: enterpriseId, time }, events)

export const enterpriseMessages = (...events: readonly EnterpriseEvent[]) =>
  messages('enterprise', events.map(enterpriseCodec.encode), noon)

export const ladderMessages = (...events: readonly StageRecordEvent[]) =>
  messages('stage_record', events.map(stageRecordCodec.encode), noon)

/** What was recorded in the memory store, as Kafka would carry it. */
export const messagesOf = (store: MemoryStore): readonly EventMessage[] =>
  [...store.streams].flatMap(([stream, events]) => {
    const [, aggregate = '', id = ''] = /^([a-z_]+)-(.*)$/.exec(stream) ?? []
    return events.map(({ type, data, version, context }) => ({
      id: `${stream}@${version}`,
      type,
      data,
      source: '/seedline/registry',
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
