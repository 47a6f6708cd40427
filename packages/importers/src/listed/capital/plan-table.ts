import type { Register } from '@seedline/register'
import { attributed, type Company } from '../company.ts'
import { type Comparison, type Found, joined, type Note, note } from '../found.ts'
import { notItemised } from '../holder.ts'
import { allLeavesOf } from '../read/fact.ts'
import { heldBefore, type HolderRow, readHolders } from '../read/holders.ts'
import { readHistory } from '../read/history.ts'
import { member, type Node } from '../read/node.ts'
import { leavesOfStep, sourceOfStep, wordOf } from './attribute.ts'
import { compareHolders } from './compare-holders.ts'
import { compareHistory } from './compare-history.ts'
import { type Ledger, newLedger, totalHeld } from './ledger.ts'
import * as ledgers from './ledger.ts'
import { type Numbers, readNumbers } from './numbers.ts'
import { offer } from './offer.ts'
import { openRegister } from './open-register.ts'
import { type Entered, reconstruct } from './reconstruct.ts'
import { rungsOfHistory } from './rungs.ts'
import { differences, isRounding, settleRounding } from './settle.ts'
import type { Step } from './step.ts'
import { noTable, type Table, type TablePart } from './table.ts'
import { type Holdings, sumOf } from './walk-back.ts'

/** A dossier's cap table, and all else that its holders and its history say. */
export interface Capital {
  readonly table: Table
  readonly found: Found
}

/** The cap table from foundation to the offering, as far as the facts reach. `renamed`: ids of holders that the record has under another name. */
export function planTable(
  dossier: Node,
  company: Company,
  renamed: ReadonlyMap<string, string> = new Map(),
): Capital {
  const history = readHistory(member(dossier, 'capital_history'), company)
  const holders = readHolders(member(dossier, 'shareholders', 'holders'))
  const numbers = readNumbers(member(dossier, 'ipo', 'offering'))
  const ledger = newLedger(company.code, {
    founders: namesIn(history.steps, ({ kind }) => kind === 'establishment'),
    platforms: namesIn(history.steps, ({ forEmployees }) => forEmployees),
  }, renamed)
  const announced = withRest(heldBefore(holders.rows), numbers.before)
  const entered = reconstruct(ledger, history.steps, announced, sourceOfStep(company))
  const meeting = meet(ledger, { company, entered, announced, numbers, rows: holders.rows })
  const before = ledger.register
  const offering = totalHeld(before) > 0n ? offer(ledger, company, numbers, holders.rows) : undefined
  const all = [...entered.flatMap((one) => partOf(company, one)), ...meeting.parts, ...(offering ? [offering] : [])]
  const parts = withNames(all, ledger, holders.rows)
  const registers = { before, after: ledger.register, ledger, isOffered: offering !== undefined }
  return {
    table: parts.length === 0 ? noTable : { parts, expected: expectedOf(company, registers) },
    found: joined([
      { notes: [...history.notes, ...holders.notes, ...numbers.notes, ...meeting.notes] },
      { notes: [...entered.flatMap(noteOf), ...offeringNotes(company, numbers, offering)] },
      { comparisons: [...meeting.comparisons, ...compareHistory(entered)] },
      { comparisons: compareHolders(holders.rows, numbers, registers) },
      { wishes: rungsOfHistory(company, entered) },
    ]),
  }
}

function namesIn(steps: readonly Step[], which: (step: Step) => boolean): ReadonlySet<string> {
  return new Set(steps.filter(which).flatMap(({ parts }) => parts.map(({ holder }) => holder)))
}

/** Where the rows are fewer shares than there are, nobody knows whose the others are. */
function withRest(rows: Holdings | undefined, stated: bigint | undefined): Holdings | undefined {
  if (!rows || stated === undefined || sumOf(rows) >= stated) return rows
  return new Map([...rows, [notItemised, stated - sumOf(rows)]])
}

/** The names of the announced rows are in the record by whichever part named them. */
function withNames(parts: readonly TablePart[], ledger: Ledger, rows: readonly HolderRow[]): TablePart[] {
  const names = new Set([...ledger.register.holders.values()].map(({ name }) => name))
  const leaves = rows.flatMap(({ name, nameLeaf }) => (names.has(name) ? [nameLeaf] : []))
  return parts.map((part, index) =>
    index === parts.length - 1 ? { ...part, leaves: [...part.leaves, ...leaves] } : part,
  )
}

interface Registers {
  readonly before: Register
  readonly after: Register
  readonly ledger: Ledger
  readonly isOffered: boolean
}

function expectedOf(company: Company, { before, after, ledger, isOffered }: Registers) {
  const lump = before.holders.has(ledgers.idOfHolder(ledger, notItemised))
  const { listedOn } = company
  return { listedOn: isOffered ? listedOn : undefined, before, after, isItemised: !lump }
}

function partOf(company: Company, { step, transactions, isItemised, opened }: Entered): TablePart[] {
  if (transactions.length === 0) return []
  const issues = opened !== undefined || transactions.some(({ type }) => type === 'issue-stock')
  const word = wordOf(isItemised ? step.kind : 'gap')
  const what = { zh: `股本 ${word} ${step.date}`, en: `Capital: ${word} ${step.date}` }
  const leaves = isItemised || opened ? leavesOfStep(company, step, issues) : []
  return [{ at: step.at, what, date: step.date, transactions, leaves }]
}

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
function meet(ledger: Ledger, given: Given): Meeting {
  const { company, entered, announced, numbers, rows } = given
  const date = laterOf(company.day, entered.at(-1)?.step.date)
  const target = announced ?? lump(ledger, numbers.before)
  if (!target) return totalHeld(ledger.register) > 0n ? nothing : withoutTable()
  if (announced && differences(ledger, announced).length === 0) return nothing
  if (date === undefined) return { ...nothing, notes: [noDay] }
  const facts = rows.flatMap((row) => row.facts.before ?? [])
  const papers = facts.length > 0 ? facts : [numbers.facts.before, numbers.facts.after].flatMap((fact) => fact ?? [])
  const wasKnown = totalHeld(ledger.register) > 0n
  const isMet = announced !== undefined && wasKnown && isRounding(ledger, announced)
  const said = isMet ? 'rounding to the announced register' : 'opening register before the offering, days of issue not itemised'
  const used = papers.flatMap(({ unit, period }) => [unit?.leaf, period?.leaf])
  const { leaves, evidence, provenance } = attributed(company, papers, '发行前股东 · holders before the offering', said, used)
  if (isMet) {
    const { transactions, shares } = settleRounding(ledger, announced, { date, source: { evidence, provenance } })
    const what = { zh: `取整 ${shares} 股`, en: `${shares} odd shares` }
    return { parts: [{ at: '/shareholders', what, date, transactions, leaves: [] }], notes: [rounded(shares)], comparisons: [] }
  }
  const comparisons = wasKnown && announced && entered.every(({ isItemised }) => isItemised) ? offOf(ledger, announced, rows) : []
  const unverified = { ...provenance, confidence: 'unverified' as const }
  const transactions = openRegister(ledger, target, {
    date,
    classId: ledgers.currentClass(ledger, true),
    reason: `Replaced by the ${said}`,
    source: { evidence, provenance: unverified },
  })
  const what = { zh: `发行前股东名册 ${date}`, en: `Register before the offering ${date}` }
  return {
    parts: [{ at: announced ? '/shareholders' : '/ipo', what, date, transactions, leaves }],
    notes: [announced ? opened(date, entered.length > 0) : asOne],
    comparisons,
  }
}

function lump(ledger: Ledger, before: bigint | undefined): Holdings | undefined {
  if (before === undefined || before === 0n || totalHeld(ledger.register) === before) return undefined
  return new Map([[notItemised, before]])
}

const laterOf = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a

const withoutTable = (): Meeting => ({
  ...nothing,
  notes: [
    note('/shareholders', 'NO_CAP_TABLE', '发行前的股东与股本没有来源，不录入股权结构', 'neither the holders before the offering nor their number of shares is known: no cap table'),
  ],
})

const noDay = note('/shareholders', 'NO_DAY', '文件中没有任何日期可依，股东未录入', 'the file gives no day at all: the holders are not recorded')

const rounded = (shares: bigint): Note => ({
  ...note('/shareholders', 'ROUNDING_SETTLED', `折股取整 ${shares} 股，以公告名册为准`, `${shares} odd shares of a conversion are settled as the announced register has them`),
  leaves: [],
})

const opened = (date: string, hasHistory: boolean): Note => ({
  ...note(
    '/shareholders',
    'OPENING_REGISTER',
    hasHistory ? `股本历史到不了公告的名册，自 ${date} 起以该名册为期初，标为未核实` : `没有股本历史，自 ${date} 起以公告的名册为期初，标为未核实`,
    hasHistory
      ? `the history does not lead to the announced register, which is the opening one as of ${date}, marked unverified`
      : `there is no history: the announced register is the opening one as of ${date}, marked unverified`,
  ),
  leaves: [],
})

const asOne: Note = {
  ...note('/shareholders', 'HOLDERS_NOT_ITEMISED', '没有来源逐一给出发行前的股东，以一个持有人代表全部', 'no source itemises the holders before the offering: one holder stands for all'),
  leaves: [],
}

/** Holders of whom the history says otherwise than the register that was announced. */
function offOf(ledger: Ledger, announced: Holdings, rows: readonly HolderRow[]): Comparison[] {
  return differences(ledger, announced).map(([holder, off]) => {
    const row = rows.find(({ name }) => name === holder)
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

function noteOf({ step, isItemised, fault, opened: how }: Entered): Note[] {
  // Of what could not be read the reader has told.
  if (isItemised || (step.kind === 'gap' && !step.facts.gap && !how)) return []
  const [zh, en] = {
    'by-holder': ['其后的股东名册由公告名册倒推，标为未核实', 'the register after it is worked back from the announced one, and marked unverified'],
    'as-one': ['其后的全部股东以一个持有人代表', 'all holders after it are one in the record'],
    none: ['其后的股东不详', 'the holders after it are not known'],
  }[how ?? 'none'] as [string, string]
  return [note(step.at, how ? 'OPENING_REGISTER' : 'NOT_ITEMISED', `${step.date}：${fault ?? ''}；${zh}`, `${step.date}: ${fault ?? ''}; ${en}`)]
}

function offeringNotes(company: Company, numbers: Numbers, offering: TablePart | undefined): Note[] {
  if (offering) return []
  const why = company.listedOn
    ? (['发行股数不详', 'the number of shares issued is not known'] as const)
    : (['上市日期不详', 'the day of the listing is not known'] as const)
  const at = numbers.facts.issued?.at ?? '/ipo'
  return [{ ...note(at, 'NO_OFFERING', `${why[0]}，首次公开发行未录入股权结构`, `${why[1]}: the initial offering is not on the cap table`), leaves: numbers.facts.issued ? [numbers.facts.issued.leaf] : [] }]
}
