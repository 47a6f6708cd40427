import { viewStore as realViewStore, runView as runRealView } from '../../../views/src/database.ts'
import type { View } from '../../../views/src/index.ts'
import { running } from '../time/scheduler.ts'
import { theWorld } from '../world/world.ts'

/** A view as the code of the running process has it: a later release has another fold version. */
export function released<D, E>(view: View<D, E>): View<D, E> {
  const owner = running.getStore()
  const release = (owner && theWorld().processes.get(owner)?.release) ?? 0
  return release === 0 ? view : { ...view, foldVersion: view.foldVersion + release }
}

export const runView: typeof runRealView = (options) =>
  runRealView({ ...options, view: released(options.view) })

export const viewStore: typeof realViewStore = (connection, view) =>
  realViewStore(connection, released(view))
