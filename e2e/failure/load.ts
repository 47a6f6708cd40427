import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Caller } from '../system/caller.ts'
import { closing, dayInShanghai, resolution, synthetic } from '../system/seed-round.ts'
import type { Operation, Outcome } from './history.ts'

const RETRY_MS = 150
const LONGEST_MS = 60_000
/** So often a sender gives up on a command whose outcome it doesn't know. */
const GIVES_UP = 0.1

/** Senders that play out deals, one after another, until they are told to stop. */
export interface Load {
  /** Ends after the commands under way; the history of all that was sent. */
  stop(): Promise<readonly Operation[]>
  /** How many commands were answered so far. */
  sent(): number
}

/** How hard they send. */
export interface Pace {
  readonly senders: number
  /** Between two deals of one sender; none, when nothing is said. */
  readonly restMs?: number
}

/** Starts so many senders on one fund. */
export function startLoad(
  caller: Caller,
  subject: string,
  fundId: string,
  { senders, restMs = 0 }: Pace,
): Load {
  const history: Operation[] = []
  const stopping = new AbortController()
  const give = async (what: Operation['what'], path: string, body: unknown) => {
    const key = randomUUID()
    const outcome = await insist(caller, path, body, key)
    history.push({ subject, key, what, outcome, answeredAt: performance.now() })
    return outcome.kind === 'ok' ? outcome.id : undefined
  }
  const play = async (sender: number) => {
    for (let round = 0; !stopping.signal.aborted; round += 1) {
      await playDeal(give, fundId, `${sender}-${round}-${randomUUID().slice(0, 8)}`)
      if (restMs > 0) await pause(restMs)
    }
  }
  const playing = Array.from({ length: senders }, (_, sender) => play(sender))
  return {
    sent: () => history.length,
    async stop() {
      stopping.abort()
      await Promise.all(playing)
      return history
    },
  }
}

type Give = (what: Operation['what'], path: string, body: unknown) => Promise<string | undefined>

/** One enterprise from registration to a closed seed round, and a closing too many. */
async function playDeal(give: Give, fundId: string, name: string): Promise<void> {
  const enterpriseId = await give('register', '/enterprises', {
    nameZh: `演示·故障试验 ${name}`,
    provenance: synthetic,
  })
  if (!enterpriseId) return
  const dealId = await give('open-deal', '/deals', {
    fundId,
    enterpriseId,
    round: 'seed',
    proposedAmount: { currency: 'CNY', amount: '2000000.00' },
    openedOn: dayInShanghai(2),
  })
  if (!dealId) return
  const approved = await give('approve', `/deals/${dealId}/approval`, {
    approvedAmount: { currency: 'CNY', amount: '2000000.00' },
    approvedOn: dayInShanghai(1),
    evidence: [resolution('Resolution')],
  })
  if (!approved) return
  const closed = await give('close', `/deals/${dealId}/closing`, closing(fundId))
  if (closed) await give('close-again', `/deals/${dealId}/closing`, closing(fundId))
}

/** Sends a command until its outcome is known, the sender gives up, or too much time has passed. */
async function insist(caller: Caller, path: string, body: unknown, key: string): Promise<Outcome> {
  const until = performance.now() + LONGEST_MS
  let why = ''
  while (performance.now() < until) {
    const answer = await attempt(caller, path, body, key)
    if (answer.kind !== 'unknown') return answer
    why = answer.why
    if (Math.random() < GIVES_UP) break
    await pause(RETRY_MS)
  }
  return { kind: 'unknown', why }
}

async function attempt(caller: Caller, path: string, body: unknown, key: string): Promise<Outcome> {
  try {
    return outcomeOf(await caller.post(path, body, { 'idempotency-key': key }))
  } catch (error) {
    return { kind: 'unknown', why: String(error) }
  }
}

function outcomeOf({ status, body }: Answer): Outcome {
  if (status === 201) return { kind: 'ok', id: body.id, eventIds: body.eventIds }
  const code = String(body?.code ?? status)
  if (status >= 500 || status === 429) {
    return { kind: 'unknown', why: code }
  }
  return { kind: 'refused', code }
}
