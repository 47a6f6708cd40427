import { startHeldStack } from '../harness/held.ts'
import { callerOfStack } from '../system/running-system.ts'
import { reached } from './reached.ts'
import { allPids, type Side } from './side.ts'

/** This system, all of it started here. */
export async function ourSide(folder: string): Promise<Side> {
  const stack = await startHeldStack({ folder, webPage: false })
  try {
    const { mongo, kafka, services } = stack
    const caller = await callerOfStack(stack)
    const pids = allPids({
      ...Object.fromEntries(
        Object.values(services).map((service) => [service.service, service.pid()]),
      ),
      mongo: mongo.process?.pid(),
      kafka: kafka.process?.pid(),
    })
    return await reached({
      name: 'ours',
      caller,
      pids,
      mongoUrl: mongo.url,
      stop: () => stack.stop(),
    })
  } catch (error) {
    await stack.stop()
    throw error
  }
}
