import type { Playing } from '../story/play.ts'

/** What was answered as recorded is answered so again. */
export async function checkAnswers({ ledger, lateWrites }: Playing): Promise<readonly string[]> {
  const wrongs: string[] = []
  for (const { what, told, ask, moment } of ledger.answers) {
    if (lateWrites.some(({ from, until }) => moment >= from && moment <= until)) continue
    const now = await ask()
    if (now !== told) wrongs.push(`${what} has changed: ${told} and now ${now}`)
  }
  return wrongs
}
