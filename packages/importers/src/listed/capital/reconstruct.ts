import type { Transaction } from '@seedline/register'
import { notItemised } from '../holder.ts'
import { multiply, transactionsOf } from './enter-step.ts'
import type { Ledger, Source } from './ledger.ts'
import * as ledgers from './ledger.ts'
import { openRegister } from './open-register.ts'
import type { Step } from './step.ts'
import { type Holdings, type KnownRegister, sumOf, sumOfParts, walkBack } from './walk-back.ts'

/** What a step came to. */
export interface Entered {
  readonly step: Step
  readonly transactions: readonly Transaction[]
  /** The total that the step by itself leads to; undefined where nothing was known before it. */
  readonly total: bigint | undefined
  /** Whether it was recorded as what it says that it is. */
  readonly isItemised: boolean
  /** Why not. */
  readonly fault: string | undefined
  /** The register was opened anew after it, by holder or as one sum. */
  readonly opened: 'by-holder' | 'as-one' | undefined
}

export type SourceOf = (step: Step, isUnverified: boolean, said: string) => Source

/**
 * The transactions of each step as far as they go. What a step can't be entered as is replaced by
 * an opening register, marked unverified: by holder where it can be worked back from the one
 * announced, else as one sum where its total is stated. Where neither is known, the table is not
 * known until a later step tells.
 */
export function reconstruct(
  ledger: Ledger,
  steps: readonly Step[],
  announced: Holdings | undefined,
  sourceOf: SourceOf,
): Entered[] {
  const known = announced && walkBack(steps, announced)
  const forward: Forward = { ledger, sourceOf, isLost: false, isOne: false }
  const before = known?.after === -1 && sumOf(known.holdings) > 0n ? known.holdings : undefined
  return steps.map((step, index) => {
    const opening = index === 0 && before ? open(forward, step, before) : []
    const entered = enterOne(forward, step, known?.after === index ? known : undefined)
    return { ...entered, transactions: [...opening, ...entered.transactions] }
  })
}

interface Forward {
  readonly ledger: Ledger
  readonly sourceOf: SourceOf
  /** What stands in the ledger is no longer what stood then. */
  isLost: boolean
  /** All holders of the time are one in the ledger. */
  isOne: boolean
}

function enterOne(forward: Forward, step: Step, known: KnownRegister | undefined): Entered {
  const { ledger } = forward
  const untold = forward.isLost || step.total === undefined
  const byAdded = untold ? undefined : totalByAdded(ledger, step)
  const { serial } = ledger
  const takeBack = ledger.book.mark()
  const wasOne = forward.isOne
  const tried = attempt(forward, step)
  const isItemised = tried.fault === undefined
  if (!isItemised) {
    takeBack()
    ledger.serial = serial
  }
  const total = untold ? undefined : (byAdded ?? tried.total)
  const done = { step, total, isItemised, fault: tried.fault }
  if (known && (!isItemised || wasOne || forward.isLost)) {
    const opening = isSame(ledger, known.holdings) ? [] : open(forward, step, known.holdings)
    forward.isLost = false
    forward.isOne = false
    return { ...done, transactions: [...tried.transactions, ...opening], opened: 'by-holder' }
  }
  if (isItemised) {
    forward.isOne ||= forward.isLost
    forward.isLost = false
    return { ...done, transactions: tried.transactions, opened: undefined }
  }
  if (step.total === undefined) {
    forward.isLost = true
    return { ...done, transactions: [], opened: undefined }
  }
  const one = open(forward, step, new Map([[notItemised, step.total]]))
  forward.isLost = false
  forward.isOne = true
  return { ...done, transactions: one, opened: 'as-one' }
}

interface Attempt {
  readonly transactions: readonly Transaction[]
  readonly fault: string | undefined
  /** What it leads to by itself, whatever total it states. */
  readonly total: bigint | undefined
}

/** @throws nothing: an impossible step has a fault */
function attempt(forward: Forward, step: Step): Attempt {
  const { ledger, sourceOf, isLost } = forward
  const without = (fault: string, total?: bigint) => ({ transactions: [], fault, total })
  if (step.kind === 'gap') return without(step.said || 'it is not itemised')
  const lost = isLost ? before(step) : undefined
  if (isLost && lost === undefined) return without('what stood before it is not known')
  try {
    const source = sourceOf(step, step.isUnverified, '')
    const opening = lost ? open(forward, step, new Map([[notItemised, lost]])) : []
    const transactions = [...opening, ...transactionsOf(ledger, step, source)]
    const total = ledgers.totalHeld(ledger)
    if (step.total === undefined || total === step.total)
      return { transactions, fault: undefined, total }
    const fault = `it leads to ${total}, and ${step.total} is stated`
    // What was reckoned from the stated total says nothing of it.
    return without(fault, isFromTotal(step) ? undefined : total)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return without(error.message)
  }
}

/** What there was in all before an increase that tells its total; undefined where that can't be told. */
function before(step: Step): bigint | undefined {
  const added = step.added ?? sumOfParts(step)
  const isIncrease = step.kind === 'increase' || step.kind === 'merger'
  return isIncrease && step.total !== undefined && step.total > added
    ? step.total - added
    : undefined
}

/** What is multiplied by what it states to be added leads to the total that follows from that, and is recorded by the one stated. */
function totalByAdded(ledger: Ledger, step: Step): bigint | undefined {
  if (step.kind !== 'reserve' || step.added === undefined) return undefined
  const takeBack = ledger.book.mark()
  try {
    multiply(ledger, { ...step, total: undefined })
    return ledgers.totalHeld(ledger)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return undefined
  } finally {
    takeBack()
  }
}

// A conversion is to whatever total it states.
const isFromTotal = ({ kind, added }: Step): boolean =>
  kind === 'conversion' || (kind === 'reserve' && added === undefined)

function open({ ledger, sourceOf }: Forward, step: Step, holdings: Holdings): Transaction[] {
  const said = step.said || 'what is stated does not lead there'
  const reason = `opening register of ${step.date}, not itemised in the source: ${said}`
  return openRegister(ledger, holdings, {
    date: step.date,
    classId: ledgers.currentClass(
      ledger,
      step.inShares ?? (step.kind === 'conversion' || undefined),
    ),
    reason: `Replaced by the ${reason}`,
    source: sourceOf(step, true, reason),
  })
}

const isSame = (ledger: Ledger, holdings: Holdings): boolean =>
  ledgers.totalHeld(ledger) === sumOf(holdings) &&
  [...holdings].every(([holder, shares]) => ledgers.held(ledger, holder) === shares)
