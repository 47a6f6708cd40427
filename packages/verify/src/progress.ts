/** How far a check has come; told now and then. */
export interface Progress {
  readonly step: 'streams' | 'views' | 'snapshots' | 'rounds' | 'topics' | 'late'
  /** The service, view or topic that is being checked. */
  readonly of: string
  /** Commits, documents, snapshots, records or things looked at again. */
  readonly done: number
}

export type TellProgress = (progress: Progress) => void

const every = 5000

/** Counts, and tells at the beginning and now and then. */
export function counting(tell: TellProgress, step: Progress['step'], of: string): () => void {
  let done = 0
  tell({ step, of, done })
  return () => {
    done += 1
    if (done % every === 0) tell({ step, of, done })
  }
}
