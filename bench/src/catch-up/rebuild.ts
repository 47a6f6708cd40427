import { connectEventStore } from '@seedline/event-store/database'
import { ownHistory } from '@seedline/messaging'
import { systemClock } from '@seedline/values'
import { quietLogger } from '../delivery/quiet-logger.ts'
import type { Figure } from '../harness/figure.ts'
import type { Measurement } from '../harness/measurement.ts'
import { recordAtOnce } from './recorded-at-once.ts'
import { inSurroundings } from './surroundings.ts'
import { viewRebuilt } from './view-rebuilt.ts'

const TOPIC = 'seedline.bench.rebuilt.v1'
const EVENTS = 1_000_000
const QUICK_EVENTS = 100_000
/** Of each document: a deal has a dozen, a cap table some hundred. */
const EVENTS_EACH = 50
const MOST_SECONDS = 60

/** From the wish until the new documents are read, with all that there is in the store. */
export const rebuild: Measurement = {
  id: 'rebuild',
  about:
    'a view of 20,000 documents built anew from a million events in the store, beside a minute',
  measure: ({ quick, say, ...bench }) =>
    inSurroundings(bench, TOPIC, async ({ messaging, connection }) => {
      const events = quick ? QUICK_EVENTS : EVENTS
      const store = await connectEventStore({ connection, service: 'bench', clock: systemClock })
      await recordAtOnce(
        connection,
        { streams: events / EVENTS_EACH, eventsEach: EVENTS_EACH },
        say,
      )
      const history = ownHistory(store, () => 'bench')
      const view = { messaging, connection, history, logger: quietLogger }
      const { seconds, peakMb } = await viewRebuilt(view, TOPIC)
      say(`${events} events in ${seconds.toFixed(1)} s, ${peakMb} MB at most in this process`)
      const most = (MOST_SECONDS * events) / EVENTS
      const figure: Figure = {
        name: `a view built anew from ${events} events, against the most it may take`,
        unit: 's',
        pairs: [{ ours: seconds, baseline: most }],
        goal: { is: 'at most', ratio: 1 },
      }
      return [figure]
    }),
}
