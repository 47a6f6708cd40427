import type { Register } from '@seedline/register'
import type { Company } from '../company.ts'
import { type Found, joined, type Note, note } from '../found.ts'
import { notItemised } from '../holder.ts'
import { readHistory } from '../read/history.ts'
import type { HolderRow } from '../read/holder-row.ts'
import { heldBefore, readHolders } from '../read/holders.ts'
import { member, type Node } from '../read/node.ts'
import { leavesOfStep, sourceOfStep, wordOf } from './attribute.ts'
import { compareHistory } from './compare-history.ts'
import { compareHolders } from './compare-holders.ts'
import * as ledgers from './ledger.ts'
import { type Ledger, newLedger, totalHeld } from './ledger.ts'
import { meet } from './meet.ts'
import { type Numbers, readNumbers } from './numbers.ts'
import { offer } from './offer.ts'
import { type Entered, reconstruct } from './reconstruct.ts'
import { rungsOfHistory } from './rungs.ts'
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
  const numbers = readNumbers(member(dossier, 'ipo', 'offering'))
  const holders = readHolders(member(dossier, 'shareholders', 'holders'), numbers)
  const ledger = newLedger(
    company.code,
    {
      founders: namesIn(history.steps, ({ kind }) => kind === 'establishment'),
      platforms: namesIn(history.steps, ({ forEmployees }) => forEmployees),
    },
    renamed,
  )
  const announced = withRest(heldBefore(holders.rows), numbers.before)
  const entered = reconstruct(ledger, history.steps, announced, sourceOfStep(company))
  const meeting = meet(ledger, { company, entered, announced, numbers, rows: holders.rows })
  const before = ledger.book.copy()
  const offering =
    totalHeld(ledger) > 0n ? offer(ledger, company, numbers, holders.rows) : undefined
  const all = [
    ...entered.flatMap((one) => partOf(company, one)),
    ...meeting.parts,
    ...(offering ? [offering] : []),
  ]
  const parts = withNames(all, ledger, holders.rows)
  const registers = {
    before,
    after: ledger.book.register,
    ledger,
    isOffered: offering !== undefined,
  }
  return {
    table: parts.length === 0 ? noTable : { parts, expected: expectedOf(company, registers) },
    found: joined([
      { notes: [...history.notes, ...holders.notes, ...numbers.notes, ...meeting.notes] },
      { notes: [...entered.flatMap(noteOf), ...offeringNotes(company, numbers, offering)] },
      { comparisons: [...holders.comparisons, ...meeting.comparisons, ...compareHistory(entered)] },
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
function withNames(
  parts: readonly TablePart[],
  ledger: Ledger,
  rows: readonly HolderRow[],
): TablePart[] {
  const names = new Set([...ledger.book.register.holders.values()].map(({ name }) => name))
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

function partOf(
  company: Company,
  { step, transactions, isItemised, opened }: Entered,
): TablePart[] {
  if (transactions.length === 0) return []
  const issues = opened !== undefined || transactions.some(({ type }) => type === 'issue-stock')
  const word = wordOf(isItemised ? step.kind : 'gap')
  const what = { zh: `股本 ${word} ${step.date}`, en: `Capital: ${word} ${step.date}` }
  const leaves = isItemised || opened ? leavesOfStep(company, step, issues) : []
  return [{ at: step.at, what, date: step.date, transactions, leaves }]
}

function noteOf({ step, isItemised, fault, opened: how }: Entered): Note[] {
  // Of what could not be read the reader has told.
  if (isItemised || (step.kind === 'gap' && !step.facts.gap && !how)) return []
  const [zh, en] = {
    'by-holder': [
      '其后的股东名册由公告名册倒推，标为未核实',
      'the register after it is worked back from the announced one, and marked unverified',
    ],
    'as-one': ['其后的全部股东以一个持有人代表', 'all holders after it are one in the record'],
    none: ['其后的股东不详', 'the holders after it are not known'],
  }[how ?? 'none'] as [string, string]
  return [
    note(
      step.at,
      how ? 'OPENING_REGISTER' : 'NOT_ITEMISED',
      `${step.date}：${fault ?? ''}；${zh}`,
      `${step.date}: ${fault ?? ''}; ${en}`,
    ),
  ]
}

function offeringNotes(
  company: Company,
  numbers: Numbers,
  offering: TablePart | undefined,
): Note[] {
  if (offering) return []
  const why = company.listedOn
    ? (['发行股数不详', 'the number of shares issued is not known'] as const)
    : (['上市日期不详', 'the day of the listing is not known'] as const)
  const at = numbers.facts.issued?.at ?? '/ipo'
  return [
    {
      ...note(
        at,
        'NO_OFFERING',
        `${why[0]}，首次公开发行未录入股权结构`,
        `${why[1]}: the initial offering is not on the cap table`,
      ),
      leaves: numbers.facts.issued ? [numbers.facts.issued.leaf] : [],
    },
  ]
}
