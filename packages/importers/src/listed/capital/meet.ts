import { attributed, type Company } from '../company.ts'
import type { Comparison, Note } from '../found.ts'
import { notItemised } from '../holder.ts'
import { allLeavesOf } from '../read/fact.ts'
import { firstByName, type HolderRow } from '../read/holder-row.ts'
import type { Ledger } from './ledger.ts'
import * as ledgers from './ledger.ts'
import { totalHeld } from './ledger.ts'
import { asOne, noCapTable, noDay, opened, rounded } from './meeting-notes.ts'
import type { Numbers } from './numbers.ts'
import { openRegister } from './open-register.ts'
import type { Entered } from './reconstruct.ts'
import { differences, isRounding, settleRounding } from './settle.ts'
import type { TablePart } from './table.ts'
import type { Holdings } from './walk-back.ts'

interface Meeting {
  readonly parts: readonly TablePart[]
  readonly notes: readonly Note[]
  readonly comparisons: readonly Comparison[]
}

interface Given {
  readonly company: Company
  readonly entered: readonly Entered[]
  readonly announced: Holdings | undefined
  readonly numbers: Numbers
  readonly rows: readonly HolderRow[]
}

const nothing: Meeting = { parts: [], notes: [], comparisons: [] }

/** Where the history ends, the register has to be the one that was announced: its odd shares are settled, or it begins anew. */
export function meet(ledger: Ledger, given: Given): Meeting {
  const { company, entered, announced, numbers } = given
  const target = announced ?? lump(ledger, numbers.before)
  const isKnown = totalHeld(ledger) > 0n
  if (!target) return isKnown ? nothing : { ...nothing, notes: [noCapTable] }
  if (announced && differences(ledger, announced).length === 0) return nothing
  const days = [company.day, entered.at(-1)?.step.date].flatMap((day) => day ?? [])
  const date = days.toSorted().at(-1)
  if (date === undefined) return { ...nothing, notes: [noDay] }
  return announced && isKnown && isRounding(ledger, announced)
    ? settled(ledger, { ...given, announced, date })
    : begunAnew(ledger, { ...given, target, date })
}

type At<More> = Given & More & { readonly date: string }

/** Where the announced register was read. */
function sourceOf({ company, numbers, rows }: Given, said: string) {
  const facts = rows.flatMap((row) => row.facts.before ?? [])
  const ofNumbers = [numbers.facts.before, numbers.facts.after].flatMap((fact) => fact ?? [])
  const papers = facts.length > 0 ? facts : ofNumbers
  const used = papers.flatMap(({ unit, period }) => [unit?.leaf, period?.leaf])
  const title = '发行前股东 · holders before the offering'
  return attributed(company, papers, title, said, used)
}

function settled(ledger: Ledger, given: At<{ readonly announced: Holdings }>): Meeting {
  const { announced, date } = given
  const { evidence, provenance } = sourceOf(given, 'rounding to the announced register')
  const source = { evidence, provenance }
  const { transactions, shares } = settleRounding(ledger, announced, { date, source })
  const what = { zh: `取整 ${shares} 股`, en: `${shares} odd shares` }
  return {
    parts: [{ at: '/shareholders', what, date, transactions, leaves: [] }],
    notes: [rounded(shares)],
    comparisons: [],
  }
}

function begunAnew(ledger: Ledger, given: At<{ readonly target: Holdings }>): Meeting {
  const { entered, announced, rows, target, date } = given
  const said = 'opening register before the offering, days of issue not itemised'
  const { leaves, evidence, provenance } = sourceOf(given, said)
  const isWhole = totalHeld(ledger) > 0n && entered.every(({ isItemised }) => isItemised)
  const comparisons = isWhole && announced ? offOf(ledger, announced, rows) : []
  const transactions = openRegister(ledger, target, {
    date,
    classId: ledgers.currentClass(ledger, true),
    reason: `Replaced by the ${said}`,
    source: { evidence, provenance: { ...provenance, confidence: 'unverified' } },
  })
  const what = { zh: `发行前股东名册 ${date}`, en: `Register before the offering ${date}` }
  return {
    parts: [{ at: announced ? '/shareholders' : '/ipo', what, date, transactions, leaves }],
    notes: [announced ? opened(date, entered.length > 0) : asOne],
    comparisons,
  }
}

function lump(ledger: Ledger, before: bigint | undefined): Holdings | undefined {
  if (before === undefined || before === 0n || totalHeld(ledger) === before) return undefined
  return new Map([[notItemised, before]])
}

/** Holders of whom the history says otherwise than the register that was announced. */
function offOf(ledger: Ledger, announced: Holdings, rows: readonly HolderRow[]): Comparison[] {
  const byName = firstByName(rows)
  return differences(ledger, announced).map(([holder, off]) => {
    const row = byName.get(holder)
    const stated = announced.get(holder) ?? 0n
    return {
      at: row?.at ?? '/shareholders',
      what: { zh: `${holder}：股本历史`, en: `${holder}: by the history` },
      stated: String(stated),
      found: String(stated - off),
      equal: false,
      leaves: row?.facts.before ? allLeavesOf(row.facts.before) : [],
    }
  })
}
