import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { hold } from '../harness/held.ts'
import { reached } from '../rounds/reached.ts'
import { allPids, type Side } from '../rounds/side.ts'
import { callerOf } from '../system/caller.ts'
import { benchActor } from '../system/running-system.ts'
import type { Checkout } from './clone.ts'
import type { Started } from './stack-process.ts'

const program = fileURLToPath(new URL('./stack-process.ts', import.meta.url))
const START_MS = 180_000
const STOP_MS = 20_000

/** The system of a checkout, servers included, run by that checkout's own code. */
export async function checkoutSide({ name, folder }: Checkout, data: string): Promise<Side> {
  const child = fork(program, [folder, data, JSON.stringify(benchActor)], {
    cwd: folder,
    execArgv: [],
  })
  const gone = once(child, 'exit')
  const stopProcess = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    if (child.connected) child.disconnect()
    // Killed, it leaves its stack to that stack's own guard, which ends all of it by process id.
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await gone
    clearTimeout(force)
  }
  hold(stopProcess)
  try {
    const started = await startedBy(child, gone, name)
    const { gateway, token, mongoUrl, pids } = started
    const caller = callerOf(gateway, token)
    return await reached({
      name,
      caller,
      pids: allPids({ mongo: undefined, kafka: undefined, ...pids }),
      mongoUrl,
      stop: stopProcess,
    })
  } catch (error) {
    await stopProcess()
    throw error
  }
}

async function startedBy(
  child: ReturnType<typeof fork>,
  gone: Promise<unknown>,
  name: string,
): Promise<Started> {
  const signal = AbortSignal.timeout(START_MS)
  const ended = gone.then(() => Promise.reject(new Error(`The stack of ${name} did not come up`)))
  ended.catch(() => undefined)
  const [message] = await Promise.race([once(child, 'message', { signal }), ended])
  return message as Started
}
