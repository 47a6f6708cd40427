import { AsyncLocalStorage } from 'node:async_hooks'
import { type Context, type ContextManager, ROOT_CONTEXT } from '@opentelemetry/api'

/** Carries the active span through promises and timers. */
export function asyncContextManager(): ContextManager {
  const storage = new AsyncLocalStorage<Context>()
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with(context, work, self, ...args) {
      const run = self === undefined ? work : work.bind(self)
      return storage.run(context, run as never, ...(args as unknown as never[]))
    },
    bind(context, target) {
      if (typeof target !== 'function') return target
      const bound = (...args: never[]) => storage.run(context, target as never, ...args)
      return bound as typeof target
    },
    enable: () => manager,
    disable() {
      storage.disable()
      return manager
    },
  }
  return manager
}
