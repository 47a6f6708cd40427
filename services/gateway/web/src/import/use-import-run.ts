import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Decided, notBegun, runImport, type Standing } from './run-import.ts'

export type Phase = 'none' | 'trying' | 'recording' | 'tried' | 'recorded' | 'stopped' | 'kept-back'

/** An import under way, or done. */
export interface ImportRun {
  readonly phase: Phase
  readonly busy: boolean
  readonly standing: Standing
  /** The file of verdicts of the last run; empty: none yet. */
  readonly verdicts: string
  readonly problem: unknown
  try(decided: Decided): Promise<void>
  /** All or nothing: tried first, and recorded only if no row is refused. */
  record(decided: Decided, whole: boolean): Promise<void>
  stop(): void
}

export function useImportRun(): ImportRun {
  const queries = useQueryClient()
  const [phase, setPhase] = useState<Phase>('none')
  const [standing, setStanding] = useState<Standing>(notBegun)
  const [verdicts, setVerdicts] = useState('')
  const [problem, setProblem] = useState<unknown>()
  const stopping = useRef(new AbortController())

  const once = async (decided: Decided, tryOnly: boolean) => {
    setPhase(tryOnly ? 'trying' : 'recording')
    setStanding(notBegun)
    const { signal } = stopping.current
    const done = await runImport(decided, tryOnly, { standing: throttled(setStanding), signal })
    setStanding(done.standing)
    setVerdicts(done.verdicts)
    if (done.problem !== undefined) throw done.problem
    return done.standing.counts
  }
  const guarded = async (work: () => Promise<Phase>) => {
    stopping.current = new AbortController()
    setProblem(undefined)
    try {
      const done = await work()
      setPhase(stopping.current.signal.aborted ? 'stopped' : done)
    } catch (error) {
      setProblem(error)
      setPhase('stopped')
    }
  }
  return {
    phase,
    busy: phase === 'trying' || phase === 'recording',
    standing,
    verdicts,
    problem,
    try: (decided) =>
      guarded(async () => {
        await once(decided, true)
        return 'tried'
      }),
    record: (decided, whole) =>
      guarded(async () => {
        if (whole && (await once(decided, true)).refused > 0) return 'kept-back'
        if (stopping.current.signal.aborted) return 'stopped'
        await once(decided, false).finally(() => queries.invalidateQueries())
        return 'recorded'
      }),
    stop: () => stopping.current.abort(),
  }
}

const SHOWN_EVERY_MS = 100

/** The page need not be drawn anew for each row. */
function throttled(show: (standing: Standing) => void): (standing: Standing) => void {
  let shownAt = 0
  return (standing) => {
    const now = performance.now()
    if (now - shownAt < SHOWN_EVERY_MS) return
    shownAt = now
    show(standing)
  }
}
