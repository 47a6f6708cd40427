import type { EventStore } from '@seedline/event-store'
import { storedEvents } from '../envelope/stored-event.ts'
import type { History } from './history.ts'

/** The history of what a service publishes itself. `categoryOf` names the streams of a topic. */
export const ownHistory = (
  { service, history }: Pick<EventStore, 'service' | 'history'>,
  categoryOf: (topic: string) => string,
): History => ({
  heads: (topic) => history.heads(categoryOf(topic)),
  async *events(topic, range) {
    const { after } = range
    for await (const commits of history.commits(categoryOf(topic), range)) {
      const events = commits.flatMap((commit) => storedEvents(commit, service))
      const first = events[0]
      const cut = first !== undefined && first.stream === after?.stream
      yield cut ? events.filter(({ stream, version }) => behind(after, stream, version)) : events
    }
  },
})

const behind = (
  after: { readonly stream: string; readonly version: number },
  stream: string,
  version: number,
): boolean => stream !== after.stream || version > after.version
