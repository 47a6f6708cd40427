/** What a watch, or an answer on ids, says of one fact. */
export type Told =
  | {
      readonly sort: 'fact'
      readonly id: string
      readonly version: number
      readonly document: Uint8Array
      /** Undefined where it can't be read: it is found by what it was found by before. */
      readonly keys: readonly string[] | undefined
      /** Why it can't be read here; else empty. */
      readonly untold: string
    }
  | { readonly sort: 'absent'; readonly id: string; readonly version: number }
  | { readonly sort: 'untold'; readonly id: string; readonly code: string }

/** What of a kept fact decides on what comes next. */
export interface Head {
  readonly version: number
  /** The last walk, or what followed it, in which it was told. */
  readonly walk: number
  /** There is none any more: what is left says that older ones count for nothing. */
  readonly absent: boolean
  readonly untold: string
}

export interface Folded {
  readonly head: Head
  /** What is to be written; undefined leaves what is there. */
  readonly content: Content | undefined
}

export interface Content {
  readonly document: Uint8Array
  readonly keys: readonly string[] | undefined
}

/** In which circumstances something was told. */
export interface Telling {
  /** The number of the last walk that was begun. */
  readonly walk: number
  /** Whether this is of it: all that there is, told once. */
  readonly walking: boolean
  /** It was asked for just now: what it says holds, also if that is an earlier version. */
  readonly certain: boolean
}

/**
 * What is kept once something was told; what was there, itself, where that changes nothing. 'doubtful': an earlier version
 * came within a walk over one that was told before. Either another process has just been told the later one, or the
 * database that tells has been set back: whoever asks it again by id knows.
 */
export function fold(
  before: Folded | undefined,
  told: Told,
  telling: Telling,
): Folded | undefined | 'doubtful' {
  const walk = Math.max(before?.head.walk ?? 0, telling.walk)
  if (told.sort === 'untold') return untold(before, told.code, walk)
  const age = before === undefined ? 1 : told.version - before.head.version
  if (age < 0 && !telling.certain) return isDoubtful(before, telling) ? 'doubtful' : before
  if (age === 0 && !telling.certain && !isToBeTakenAgain(before, told, telling)) return before
  switch (told.sort) {
    case 'fact':
      return {
        head: { version: told.version, walk, absent: false, untold: told.untold },
        content: { document: told.document, keys: told.keys },
      }
    case 'absent':
      return {
        head: { version: told.version, walk, absent: true, untold: '' },
        content: { document: new Uint8Array(), keys: [] },
      }
    default:
      return told satisfies never
  }
}

function untold(before: Folded | undefined, code: string, walk: number): Folded | undefined {
  const head = before?.head ?? { version: 0, walk: 0, absent: false, untold: '' }
  if (before !== undefined && head.untold === code && head.walk === walk) return before
  return { head: { ...head, untold: code, walk }, content: before?.content }
}

const isDoubtful = (before: Folded | undefined, { walk, walking }: Telling): boolean =>
  walking && (before?.head.walk ?? 0) < walk

// The same version once more: within a walk it is kept for having been told in it, and what is reckoned by day is renewed.
const isToBeTakenAgain = (before: Folded | undefined, told: Told, { walking }: Telling): boolean =>
  walking || before?.head.untold !== '' || before.head.absent !== (told.sort === 'absent')
