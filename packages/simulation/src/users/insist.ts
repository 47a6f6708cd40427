import { ProblemError } from '@seedline/values'
import type { Random } from '../random.ts'
import { theWorld } from '../world/world.ts'
import type { Entry, Known } from './ledger.ts'
import type { Prepared } from './prepared.ts'

const uncertain = new Set(['unavailable', 'outcome-unknown', 'exhausted', 'too-slow', 'internal'])
const MOST_TRIES = 40

/** Sends a command until its outcome is known, or its sender gives up. */
export async function insist(
  { send, accepted }: Prepared,
  entry: Entry,
  random: Random,
  givesUp: boolean,
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    entry.tries += 1
    try {
      const outcome = await send(entry.commandId)
      const { id, version, eventIds } = outcome
      entry.known = { kind: 'accepted', id, version, eventIds }
      accepted(outcome)
      break
    } catch (error) {
      entry.known = knownOf(error, entry)
      if (entry.known.kind === 'refused' || (givesUp && random.chance(0.6))) break
    }
    await new Promise((resolve) => setTimeout(resolve, random.between(50, 1500)))
  }
  entry.over = true
  entry.endedAt = theWorld().scheduler.now()
}

function knownOf(error: unknown, { what, commandId }: Entry): Known {
  if (!(error instanceof ProblemError)) {
    theWorld().wrongs.push(`${what} ${commandId} ended without a problem: ${String(error)}`)
    return { kind: 'unknown', code: String(error) }
  }
  const { code, kind } = error.problem
  if (code === 'INTERNAL' || code === 'RESPONSE_TOO_LARGE') {
    theWorld().wrongs.push(`${what} ${commandId} was answered ${code}`)
  }
  if (uncertain.has(kind)) return { kind: 'unknown', code }
  return { kind: 'refused', code, facts: error.problem.facts ?? {} }
}
