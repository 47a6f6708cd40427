import { buildWebPage, generateContracts, tell } from '@seedline/stack'
import { type Check, failed, passed } from '../check.ts'

/** What is made from other files, made anew when those changed. The others rest on it. */
export const madeChecks: readonly Check[] = [
  {
    name: 'contracts are generated from proto/',
    run: () => made(generateContracts),
  },
  {
    name: 'the web page builds',
    run: () => made(buildWebPage),
  },
]

async function made(work: (note: () => void) => Promise<{ readonly said: string }>) {
  try {
    return passed((await work(() => undefined)).said)
  } catch (error) {
    return failed('could not be made', tell(error))
  }
}
