import type { Transaction } from '@seedline/register'
import type { Text } from '@seedline/values'
import type { CapitalEvent } from './capital-event.ts'
import { defineClass, enterHistory, nameHolders } from './enter-history.ts'
import type { Expected } from './expected.ts'
import { priceOf, wholeOf } from './fact.ts'
import { holderName, notItemised, publicHolders } from './holder.ts'
import { issue, type Ledger, newLedger, shareClass, totalHeld } from './ledger.ts'
import type { ListedFacts } from './listed-facts.ts'
import { type Note, note } from './notes.ts'
import { settleRounding } from './settle.ts'
import { announcement, provenance, sourceOfEvent } from './sources.ts'
import { type Holdings, type KnownRegister, walkBack } from './walk-back.ts'

interface CapitalPlan {
  readonly entries: readonly CapitalEntryPlan[]
  readonly expected: Expected | undefined
  readonly notes: readonly Note[]
}

interface CapitalEntryPlan {
  readonly date: string
  readonly label: Text
  readonly transactions: readonly Transaction[]
}

/** The cap table from foundation to the offering, as far as the facts reach. */
export function planCapital(facts: ListedFacts, events: readonly CapitalEvent[]): CapitalPlan {
  const { ipo } = facts
  const { listing_date, shares_issued, shares_before, shares_after } = ipo
  if (!listing_date || !shares_issued || !shares_before || !shares_after) {
    const zh = '发行前后的股本不全，不录入股权结构'
    const en = 'The number of shares before and after the offering is not known: no cap table'
    return { entries: [], expected: undefined, notes: [note('NO_CAP_TABLE', zh, en)] }
  }
  const ledger = newLedger(facts.code, {
    founders: holdersOf(events, (event) => event.kind === 'establishment'),
    platforms: holdersOf(events, (event) => event.kind === 'increase' && event.employees),
  })
  const history = enterKnown(ledger, facts, events)
  const before = ledger.register
  checkTotal(ledger, wholeOf(shares_before), 'before')
  const offering = offer(ledger, facts, listing_date.v)
  checkTotal(ledger, wholeOf(shares_after), 'after')
  return {
    entries: [...history.entries, offering],
    expected: { listedOn: listing_date.v, before, after: ledger.register },
    notes: history.notes,
  }
}

type Known = Omit<CapitalPlan, 'expected'>

function enterKnown(ledger: Ledger, facts: ListedFacts, events: readonly CapitalEvent[]): Known {
  const announced = announcedBefore(facts)
  if (announced === undefined || events.length === 0) return enterLump(ledger, facts)
  const opening = events.some(({ kind }) => kind === 'gap')
    ? walkBack(events, announced)
    : undefined
  const entered = enterHistory(ledger, events, opening, (event, confidence, said) =>
    sourceOfEvent(facts, event, confidence, said),
  )
  const last = events.at(-1)
  if (last === undefined) return { entries: [], notes: [] }
  const settled = settleRounding(ledger, announced, {
    date: last.date,
    source: sourceOfEvent(facts, last, 'reported', 'rounding to the announced register'),
  })
  const entries = entered.map(({ event, transactions }) => entry(event, transactions))
  if (settled.shares > 0n) entries.push(entry(last, settled.transactions, settled.shares))
  return { entries, notes: notesOf(opening, events, settled.shares) }
}

function entry(
  { date, kind }: CapitalEvent,
  transactions: readonly Transaction[],
  rounded?: bigint,
): CapitalEntryPlan {
  const [zh, en] =
    rounded === undefined ? ['', ''] : [`，取整 ${rounded} 股`, `, ${rounded} odd shares`]
  return {
    date,
    label: { zh: `股本 ${kind} ${date}${zh}`, en: `Capital ${kind} ${date}${en}` },
    transactions,
  }
}

// No source tells the holders apart: one holder stands for all of them.
function enterLump(ledger: Ledger, facts: ListedFacts): Known {
  const { listing_date, shares_before } = facts.ipo
  if (!listing_date || !shares_before) return { entries: [], notes: [] }
  const classId = shareClass(ledger.code)
  const said = 'opening register before the offering, holders and dates of issue not itemised'
  const source = {
    evidence: [announcement(facts, '发行前股本', shares_before.src)],
    provenance: provenance(facts, 'unverified', said),
  }
  const date = listing_date.v
  const transactions = [
    ...defineClass(ledger, classId),
    ...nameHolders(ledger, [notItemised]),
    ...issue(ledger, notItemised, wholeOf(shares_before), {
      classId,
      date,
      price: undefined,
      source,
    }),
  ]
  const label = { zh: `发行前股本 ${date}`, en: `Register before the offering ${date}` }
  const zh = '没有来源逐一给出发行前的股东，以一个持有人代表全部'
  const en = 'No source itemises the holders before the offering: one holder stands for all'
  return { entries: [{ date, label, transactions }], notes: [note('HOLDERS_NOT_ITEMISED', zh, en)] }
}

function offer(ledger: Ledger, facts: ListedFacts, date: string): CapitalEntryPlan {
  const { shares_issued, issue_price } = facts.ipo
  const classId = shareClass(ledger.code)
  const quantity = shares_issued ? wholeOf(shares_issued) : 0n
  const price = issue_price ? priceOf(issue_price) : undefined
  const source = {
    evidence: [announcement(facts, '首次公开发行', shares_issued?.src)],
    provenance: provenance(facts),
  }
  const transactions = [
    ...nameHolders(ledger, [publicHolders]),
    ...issue(ledger, publicHolders, quantity, { classId, date, price, source }),
  ]
  return {
    date,
    label: { zh: `首次公开发行 ${date}`, en: `Initial offering ${date}` },
    transactions,
  }
}

function announcedBefore({ shareholders }: ListedFacts): Holdings | undefined {
  if (shareholders === null) return undefined
  return new Map(shareholders.map(({ name, before }) => [holderName(name), wholeOf(before)]))
}

function holdersOf(events: readonly CapitalEvent[], which: (event: CapitalEvent) => boolean) {
  const parts = events.flatMap((event) => ('parts' in event && which(event) ? event.parts : []))
  return new Set(parts.map(({ holder }) => holder))
}

function checkTotal(ledger: Ledger, stated: bigint, when: string): void {
  const sum = totalHeld(ledger.register)
  if (sum !== stated)
    throw new RangeError(`${when} the offering there are ${sum} shares, not ${stated}`)
}

function notesOf(
  opening: KnownRegister | undefined,
  events: readonly CapitalEvent[],
  rounded: bigint,
): Note[] {
  const at = opening && events[opening.after]
  return [
    ...(at
      ? [
          note(
            'OPENING_REGISTER',
            `${at.date} 的期初股东名册由发行前名册倒推，标为未核实`,
            `The opening register of ${at.date} is worked back from the one before the offering, and marked unverified`,
          ),
        ]
      : []),
    ...(rounded > 0n
      ? [
          note(
            'ROUNDING_SETTLED',
            `折股取整 ${rounded} 股，以公告名册为准`,
            `${rounded} odd shares of a conversion are settled as the announced register has them`,
          ),
        ]
      : []),
  ]
}
