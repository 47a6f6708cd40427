import { plainly, type RefusalCode } from '@seedline/contracts/refusals'
import type { EventMessage } from '@seedline/messaging'
import { ProblemError } from '@seedline/values'
import type { View, ViewStore } from '@seedline/views'
import { foldView } from '../projection/fold-view.ts'

const refused = (code: RefusalCode): ProblemError => new ProblemError(plainly(code))

/** A read model that holds what the messages lead to; its lists are for integration tests. */
export function memoryView<D, E>(view: View<D, E>, held: readonly EventMessage[]): ViewStore<D> {
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
      if (!viewed || (viewed.versions[stream] ?? 0) < version) throw refused('VIEW_NOT_CURRENT')
      return viewed
    },
    many: async (keys) => (await Promise.all(keys.map(get))).filter((one) => one !== undefined),
    along: () => Promise.reject(refused('VIEW_BEING_BUILT')),
    stamp: async () => String(fed.length),
    all: () => Promise.reject(refused('VIEW_BEING_BUILT')),
    sampled: () => Promise.reject(refused('VIEW_BEING_BUILT')),
    find: () => Promise.reject(refused('VIEW_BEING_BUILT')),
    count: () => Promise.reject(refused('VIEW_BEING_BUILT')),
  }
}
