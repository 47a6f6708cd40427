import { ProblemError, problemKinds } from '@seedline/values'

/**
 * Whether an error says that this command will never be accepted. Versions only grow, and neither
 * an approval nor a closing nor an end is undone: what refused one once refuses it for good.
 */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false
  const { kind, code } = error.problem
  const passes = problemKinds[kind].passes || kind === 'internal' || code === 'CONCURRENT_CHANGES'
  return !passes
}
