import type { Text } from '@seedline/values'

/** What is wrong with a cell, a row or a file: a code for programs, a sentence and a mend for people. */
export interface Fault {
  readonly code: string
  readonly said: Text
  readonly mend: Text
}

/** A file that can't be read at all; each row's own faults are told with the row. */
export class UnreadableSheet extends Error {
  readonly fault: Fault
  constructor(fault: Fault, options?: ErrorOptions) {
    super(`${fault.code}: ${fault.said.en}`, options)
    this.fault = fault
  }
}

export const fault = (
  code: string,
  [zh, en]: readonly [string, string],
  [mendZh, mendEn]: readonly [string, string],
): Fault => ({ code, said: { zh, en }, mend: { zh: mendZh, en: mendEn } })
