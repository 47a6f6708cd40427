import type { Playing } from '../story/playing.ts'

/** What was answered as recorded is answered so again. */
export async function checkAnswers({ ledger, lateWrites }: Playing): Promise<readonly string[]> {
  const wrongs: string[] = []
  for (const { what, told, ask, moment } of ledger.answers) {
    if (lateWrites.some(({ from, until }) => moment >= from && moment <= until)) continue
    const now = await onceSettled(ask)
    if (now !== told) wrongs.push(`${what} has changed: ${told} and now ${now}`)
  }
  return wrongs
}

/** A write whose end is not known holds answers up for a while. */
async function onceSettled(ask: () => Promise<string>): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask()
    } catch (error) {
      const { code } = (error as { problem?: { code: string } }).problem ?? {}
      if (code !== 'NOT_YET_SETTLED' || tries > 12) throw error
      await new Promise((resolve) => void setTimeout(resolve, 10_000))
    }
  }
}
