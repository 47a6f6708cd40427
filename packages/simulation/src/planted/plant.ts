import type { Theme } from '../story/deed.ts'

/** A mistake, as changes to sources: a mend taken out, or a classic one put in. */
export interface Plant {
  readonly name: string
  /** What the mistake is. */
  readonly mistake: string
  /** What the stories are about in which it is looked for; whatever their seeds say where it names none. */
  readonly theme?: Theme
  readonly edits: readonly Edit[]
}

/** Text that must occur in the file exactly once, and what stands there instead. */
export interface Edit {
  readonly file: string
  readonly text: string
  readonly instead: string
}
