import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { createLogger } from '../logs/create-logger.ts'
import { readSettings, SettingsError } from '../settings/read-settings.ts'
import { stopTelemetry } from '../telemetry/start-telemetry.ts'
import { watchForRest } from './release-at-rest.ts'
import type { Kit, ServiceDescription } from './run-types.ts'
import { type StopList, stopList } from './stop-list.ts'

const stopWithinMs = 10_000
// Faults of the machine can't be handled in JavaScript, and an empty event loop is no order to stop.
const notOurs = [
  'SIGILL',
  'SIGTRAP',
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGSEGV',
  'SIGUSR2',
  'beforeExit',
] as const
const telemetryWithinMs = 1_500

/**
 * Runs a service until it is told to stop: reads its settings (exit 78 and every mistake named when
 * they are wrong), starts it, then waits. SIGTERM and SIGINT stop it in order within 10 s (exit 0),
 * a second one at once; an unhandled error is logged, and stops it in order with exit 1.
 */
export async function runService<S extends z.ZodObject>(
  description: ServiceDescription<S>,
): Promise<void> {
  const settings = settingsOrExit(description.settings)
  const logger = createLogger(description.name)
  const stops = stopList(logger)
  const listeners: ((ready: boolean) => void)[] = []
  const announce = (ready: boolean): void => {
    for (const listener of listeners) listener(ready)
  }
  let stopping = false
  const { fail } = endings(logger, stops, () => {
    stopping = true
    announce(false)
  })
  const kit: Kit<z.infer<S>> = {
    name: description.name,
    settings,
    logger,
    onStop: stops.add,
    onReadiness: (listener) => listeners.push(listener),
    fail,
  }
  try {
    await description.start(kit)
  } catch (cause) {
    fail('the service could not start', cause)
    return
  }
  if (stopping) return
  announce(true)
  watchForRest()
  logger.info({ node: process.version, pid: process.pid }, 'ready')
}

function settingsOrExit<S extends z.ZodObject>(schema: S): z.infer<S> {
  try {
    return readSettings(schema, process.env)
  } catch (cause) {
    if (!(cause instanceof SettingsError)) throw cause
    process.stderr.write(`${cause.message}\n`)
    process.exit(cause.exitCode)
  }
}

function endings(logger: Logger, stops: StopList, begin: () => void) {
  let failure: { reason: string; cause: unknown } | undefined
  const grace = closeWithGrace(
    {
      delay: stopWithinMs,
      logger: { error: (fault: unknown) => logger.fatal({ err: fault }, 'stopped by force') },
      skip: [...notOurs],
    },
    async ({ err, signal }) => {
      begin()
      if (err) logger.fatal({ err }, 'an error that nothing handled ends the service')
      else logger.info({ signal: signal ?? 'none' }, 'stopping')
      await stops.stopAll()
      await stopTelemetry(telemetryWithinMs)
      if (failure) process.exit(1)
    },
  )
  return {
    fail(reason: string, cause: unknown): void {
      if (failure) return
      failure = { reason, cause }
      logger.fatal({ err: cause }, reason)
      grace.close()
    },
  }
}
