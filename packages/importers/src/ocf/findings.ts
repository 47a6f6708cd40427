import { UnusableInput } from '@seedline/json-text/files'
import { type FieldProblem, problem, type Text } from '@seedline/values'

/**
 * Something in a package that isn't as it should be and doesn't stop an import, unless it is
 * asked to be strict.
 */
export interface Warning {
  readonly code: string
  readonly text: Text
}

/** What is wrong in a package, one line per place. */
export function invalid(fields: readonly FieldProblem[]): UnusableInput {
  return new UnusableInput(
    problem(
      'OCF_PACKAGE_INVALID',
      'invalid',
      {
        zh: `这个 Open Cap Format 包有 ${fields.length} 处错误`,
        en: `This Open Cap Format package has ${fields.length} mistakes`,
      },
      {
        zh: '请在导出它的系统中更正后重新导出',
        en: 'Mend them in the system that it was exported from, and export it again',
      },
      { fields: fields.slice(0, 50) },
    ),
  )
}

export function mistake(pointer: string, code: string, zh: string, en: string): FieldProblem {
  return { pointer, code, title: { zh, en } }
}

/** With `--strict` a warning is a refusal. */
export function refuseWarnings(warnings: readonly Warning[]): void {
  if (warnings.length === 0) return
  throw new UnusableInput(
    problem(
      'OCF_PACKAGE_NOT_STRICT',
      'refused',
      {
        zh: `这个包有 ${warnings.length} 处疑问，按 --strict 不予导入`,
        en: `This package raises ${warnings.length} doubts, and --strict was asked for`,
      },
      {
        zh: '请更正下列各点，或不带 --strict 再运行',
        en: 'Mend what is listed, or run it again without --strict',
      },
      { fields: warnings.map(({ code, text }) => ({ pointer: '', code, title: text })) },
    ),
  )
}
