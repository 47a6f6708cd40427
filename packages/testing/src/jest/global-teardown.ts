import { keptBacking } from './kept-backing.ts'

/** Jest's globalTeardown: ends what globalSetup began. */
export default async function globalTeardown(): Promise<void> {
  await keptBacking()?.stop()
}
