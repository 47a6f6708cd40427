import { instantOf } from '@seedline/values'
import type { Random } from '../random.ts'
import type { Action } from '../story/deed.ts'
import type { Playing } from '../story/playing.ts'
import { as } from './clients.ts'
import { someDay } from './days.ts'
import { type Ledger, organisationOf } from './ledger.ts'
import type { About } from './prepared.ts'

/** Asks something as recorded at a moment just settled; the answer is kept, to be asked for again. */
export async function askAsRecorded(
  playing: Playing,
  action: Action,
  lately: boolean,
  random: Random,
): Promise<void> {
  const asked = lately ? lateDeal(playing.ledger, random) : pick(playing.ledger, random)
  if (asked) await askOf(asked, playing, action, random)
}

export async function askOf(
  { id, kind }: About,
  { clients, ledger, world }: Playing,
  { number }: Action,
  random: Random,
): Promise<void> {
  // Sometimes what can not be settled yet, and is refused.
  const soon = random.pick([1000, 5000]) ?? 5000
  const back = random.chance(0.4) ? random.between(0, soon) : 5000 + random.between(0, 400)
  const moment = world.scheduler.now() - back
  const recordedAt = instantOf(new Date(world.wallNow(undefined) - back))
  const occurredOn = random.chance(0.3) ? someDay(random) : ''
  const asOf = { occurredOn, recordedAt }
  const atLeastVersion = 0
  const officer = as.officer(organisationOf(ledger, { id, kind }))
  const ask = async (): Promise<string> => {
    try {
      const answer =
        kind === 'fund'
          ? await clients.funds.getFund({ fundId: id, asOf, atLeastVersion }, officer)
          : kind === 'deal'
            ? await clients.deals.getDeal({ dealId: id, asOf, atLeastVersion }, officer)
            : await clients.capTables.getCapTable(
                { enterpriseId: id, asOf, atLeastVersion },
                officer,
              )
      return told(answer)
    } catch (error) {
      const { code, kind: sort } =
        (error as { problem?: { code: string; kind: string } }).problem ?? {}
      if (sort === 'not-found') return String(code)
      throw error
    }
  }
  const first = await ask()
  ledger.answers.push({
    action: number,
    moment,
    what: `${kind} ${id} as of ${occurredOn || 'any day'}, as recorded at ${recordedAt}`,
    told: first,
    ask,
  })
}

function lateDeal({ lately }: Ledger, random: Random): About | undefined {
  const id = random.pick(lately.slice(-4))
  return id === undefined ? undefined : { kind: 'deal', id }
}

function pick(ledger: Ledger, random: Random): About | undefined {
  const all = [
    ...ledger.funds.map(({ id }) => ({ kind: 'fund', id }) as const),
    ...ledger.deals.map(({ id }) => ({ kind: 'deal', id }) as const),
    ...ledger.enterprises.map(({ id }) => ({ kind: 'cap table', id }) as const),
  ]
  // What was touched last may still be on its way.
  return random.chance(0.6) ? random.pick(all.slice(-6)) : random.pick(all)
}

export const told = (answer: unknown): string =>
  JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
