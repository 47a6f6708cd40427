import type { Logger } from '@seedline/messaging'
import type { RunningView } from './run-view-types.ts'

/** A first build is waited for this long; then commands are accepted while it goes on. */
const patienceMs = 10_000

/** Resolves when the views can be read, or when waiting longer would keep commands away. */
export async function readable(views: readonly RunningView[], logger: Logger): Promise<void> {
  const late = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => late.resolve('late'), patienceMs)
  const built = Promise.all(views.map(({ ready }) => ready))
  const first = await Promise.race([built, late.promise])
  clearTimeout(timer)
  if (first !== 'late') return
  built.catch((err: unknown) => logger.warn({ err }, 'a view could not be built'))
  const names = views.map(({ name }) => name)
  logger.warn({ views: names }, 'still building: lists are unavailable until it is done')
}
