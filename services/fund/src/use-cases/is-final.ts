import { ProblemError, problemKinds } from '@seedline/values'

/**
 * Whether an error says that this command will never be accepted. Its second step is bound to the version that its
 * first was decided on, and versions only grow: what refused it once refuses it for good, whatever is taken back since.
 */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false
  const { kind, code } = error.problem
  const passes = problemKinds[kind].passes || kind === 'internal' || code === 'CONCURRENT_CHANGES'
  return !passes
}
