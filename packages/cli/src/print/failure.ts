import { UnusableInput } from '@seedline/json-text/unusable-input'
import { type Problem, ProblemError } from '@seedline/values'
import pc from 'picocolors'
import type { Language } from './language.ts'

/** What the process ends with: the numbers of sysexits.h where one fits. */
export const exitCodes = {
  ok: 0,
  /** The system answered no, or what was compared differs. */
  no: 1,
  /** The command line was not understood. */
  usage: 64,
  /** A file that was given can't be used as it is. */
  badInput: 65,
  /** The system can't be reached. */
  unavailable: 69,
  /** A fault of this program. */
  internal: 70,
  /** A setting is missing or wrong. */
  settings: 78,
} as const

/** A problem that tells the exit code with it. */
export class CommandFailure extends ProblemError {
  readonly exitCode: number

  constructor(problem: Problem, exitCode: number, options?: { cause?: unknown }) {
    super(problem, options)
    this.name = 'CommandFailure'
    this.exitCode = exitCode
  }
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommandFailure) return error.exitCode
  if (error instanceof UnusableInput) return exitCodes.badInput
  if (!(error instanceof ProblemError)) return exitCodes.internal
  if (error.problem.code.startsWith('DEVELOPMENT_KEY')) return exitCodes.settings
  // A designation that there isn't is a mistake of the command line, not an answer.
  if (error.problem.code === 'RULE_UNKNOWN') return exitCodes.usage
  if (error.problem.code === 'RULE_DATA_INVALID') return exitCodes.internal
  return error.problem.kind === 'unavailable' ? exitCodes.unavailable : exitCodes.no
}

/** What went wrong, for people: what, how to mend it, and which fields. */
export function explain(error: unknown, language: Language): string {
  if (!(error instanceof ProblemError)) {
    return `${pc.red('✗')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
  const { code, title, mend, fields = [] } = error.problem
  return [
    `${pc.red('✗')} ${title[language]} ${pc.dim(`(${code})`)}`,
    ...fields.map((field) => `    ${field.pointer}: ${field.title[language]}`),
    `  → ${mend[language]}`,
  ].join('\n')
}

/** The same for programs. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: 'INTERNAL',
    kind: 'internal',
    title: { zh: `程序出错：${message}`, en: `This program failed: ${message}` },
    mend: { zh: '请报告此问题', en: 'Please report this' },
  }
}
