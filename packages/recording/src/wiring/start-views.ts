import type { Kit } from '@seedline/service-kit/run'
import type { RunningView, View } from '@seedline/views'
import { runView } from '@seedline/views/database'
import type { Connections } from './connect.ts'

/**
 * The name under which whatever hears of Kafka is to be stopped, for it to be stopped at once: a group
 * that still joins takes seconds to leave.
 */
export const listening = 'listening'

/** Keeps the views up to date until the service stops; whether they can be read, `readable` tells. */
export async function startViews(
  { logger, onStop }: Pick<Kit<unknown>, 'logger' | 'onStop'>,
  { messaging, connection, history, own, deadLetters }: Connections,
  views: readonly View<unknown, unknown>[],
): Promise<readonly RunningView[]> {
  const running = await Promise.all(
    views.map((view) =>
      runView({ messaging, connection, history, own, deadLetters, logger, view }),
    ),
  )
  onStop(listening, () => Promise.all(running.map((view) => view.stop())).then(() => {}))
  return running
}
