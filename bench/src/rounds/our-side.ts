import { startHeldStack } from '../harness/held.ts'
import { callerOfStack, pidsOf } from '../system/running-system.ts'
import { reached } from './reached.ts'
import { allPids, type Side } from './side.ts'

/** This system, all of it started here. */
export async function ourSide(folder: string): Promise<Side> {
  const stack = await startHeldStack({ folder, webPage: false })
  try {
    const { mongo, kafka } = stack
    const caller = await callerOfStack(stack)
    const pids = allPids(pidsOf(stack, { mongo: mongo.process, kafka: kafka.process }))
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
