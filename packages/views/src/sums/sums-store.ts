import type { LocalDate } from '@seedline/values'
import type { Sum } from './step.ts'

/** A document of sums. `seq` is the last batch that changed it. */
export interface Cell {
  readonly id: string
  readonly family: string
  /** '' of a total. */
  readonly month: string
  readonly seq: number
  readonly lines: ReadonlyMap<string, Sum>
}

/** A subject as it was counted last. */
export interface Counted<D> {
  readonly subject: string
  readonly seq: number
  /** Per stream, the version that was counted. */
  readonly seen: Readonly<Record<string, number>>
  readonly data: D
}

/** Of a stream something came that is not counted yet. */
export interface Notice {
  readonly stream: string
  readonly version: number
  /** Who noted it, and is to count it first. */
  readonly by: string
  /** When it was noted, in ms; others take over what lies for long. */
  readonly at: number
  /** The generation that isn't read before this is counted; 0: none waits for it. */
  readonly wantedBy: number
}

/** Notices, the oldest first. */
export interface AskedNotices {
  /** Those of one's own, */
  readonly by: string
  /** and those of others that were noted by then, in ms. */
  readonly othersUntil: number
  /** But for these streams. */
  readonly except: readonly string[]
  readonly most: number
}

/** What one batch changes, whole: whoever finds it open carries it out. */
export interface Batch<D> {
  readonly cells: readonly Omit<Cell, 'seq'>[]
  readonly counted: readonly Omit<Counted<D>, 'seq'>[]
}

/** Where the counting of one generation has come to. Batches follow one another: the next begins once this one is carried out. */
export interface Journal<D> {
  readonly generation: number
  readonly seq: number
  /** What it is counted by, beside facts and version: whoever counts by something else leaves it to others. */
  readonly countedBy: string
  /** Up to when the totals include what happened. */
  readonly base: LocalDate
  /** Of an open batch that moves it. */
  readonly nextBase: LocalDate | null
  /** When all streams that there were had been noted, in ms; null before. */
  readonly notedAt: number | null
  /** All of those have been counted. */
  readonly built: boolean
  /** Undefined: all is carried out. */
  readonly open: Batch<D> | undefined
}

/** The last generation, which is counted; or the last one that is built, which is read. */
export type Which = 'counted' | 'read'

export type Head = Omit<Journal<never>, 'open'> & { readonly isOpen: boolean }

/** Where sums are kept. Every write names what it is made from, so that whoever comes too late changes nothing. */
export interface SumsStore<D> {
  journal(of?: Which): Promise<Journal<D> | undefined>
  /** The journal without its batch. */
  head(of?: Which): Promise<Head | undefined>
  /** Puts a journal in the place of the one with this seq and state; false where it is no longer that. */
  advance(from: Pick<Head, 'generation' | 'seq' | 'isOpen'>, to: Journal<D>): Promise<boolean>
  /** Begins a generation; nothing where it was begun already. */
  begin(journal: Journal<D>): Promise<void>
  /** Says that this version is kept from now on; `at` in ms. */
  join(at: number): Promise<void>
  /** Earlier generations, versions that no release keeps any more, and what they kept. */
  forgetBefore(generation: number): Promise<void>

  cells(generation: number, ids: readonly string[]): Promise<readonly Cell[]>
  /** Of one family, or of all. */
  months(
    generation: number,
    family: string | undefined,
    from: string,
    to: string,
  ): Promise<readonly Cell[]>
  /** Writes each over the seq that it was made from (undefined: none was there); false where somebody may have been first. */
  writeCells(
    generation: number,
    cells: readonly { readonly cell: Cell; readonly over: number | undefined }[],
  ): Promise<boolean>
  counted(generation: number, subjects: readonly string[]): Promise<readonly Counted<D>[]>
  /** The versions alone, of those that were counted. */
  seen(
    generation: number,
    subjects: readonly string[],
  ): Promise<ReadonlyMap<string, Counted<D>['seen']>>
  /** Writes each where what is there was counted by an earlier batch. */
  writeCounted(generation: number, counted: readonly Counted<D>[]): Promise<void>

  /**
   * Notes that streams have come so far; what was noted of later versions stays, the generation that waits for it, and when it
   * was first noted. `anew`: all is to be counted again, also by whoever is about to forget a notice of before.
   */
  note(notices: readonly Notice[], anew?: 'anew'): Promise<void>
  notices(asked: AskedNotices): Promise<readonly Notice[]>
  /** Some of those that a generation isn't read without. */
  wantedBy(generation: number, most: number): Promise<readonly Notice[]>
  pending(most: number): Promise<number>
  /** Forgets notices, but where something came or was noted anew since. */
  settle(notices: readonly Notice[]): Promise<void>
}
