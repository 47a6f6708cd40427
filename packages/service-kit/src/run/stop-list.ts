import type { Logger } from 'pino'

interface Stop {
  readonly what: string
  readonly stop: () => Promise<void> | void
}

/** What has been started, to be stopped in reverse order. */
export interface StopList {
  add(what: string, stop: Stop['stop']): void
  /**
   * Stops everything, once: one after another, but at once those of one name that were added in a
   * row. Failures are logged and don't stop the stopping.
   */
  stopAll(): Promise<void>
}

export function stopList(logger: Logger): StopList {
  const stops: Stop[] = []
  let stopping: Promise<void> | undefined
  const stopOne = async ({ what, stop }: Stop): Promise<void> => {
    const begun = performance.now()
    try {
      await stop()
      logger.info({ what, ms: Math.round(performance.now() - begun) }, 'stopped')
    } catch (err) {
      logger.error({ err, what }, 'stopping failed')
    }
  }
  const run = async (): Promise<void> => {
    for (let next = stops.pop(); next; next = stops.pop()) {
      const atOnce = [next]
      while (stops.at(-1)?.what === next.what) atOnce.push(...stops.splice(-1))
      await Promise.all(atOnce.map(stopOne))
    }
  }
  return {
    add(what, stop) {
      stops.push({ what, stop })
      // Started while everything else was being stopped already.
      stopping = stopping?.then(run)
    },
    stopAll() {
      stopping ??= run()
      return stopping
    },
  }
}
