import { type FieldProblem, type Parsed, ProblemError, problem, type Text } from '@seedline/values'

/** Values as read from a request: undefined stands for one that was refused, and noted. */
export type Read<T> = { readonly [K in keyof T]: T[K] | undefined }

/** Collects what is wrong with the fields of one request, so that its sender hears all at once. */
export interface Fields {
  /** The value; undefined when it was refused, which is noted under the pointer. */
  read<T>(pointer: string, parsed: Parsed<T>): T | undefined
  /** Notes a fault under the pointer. */
  refuse(pointer: string, code: string, title: Text): undefined
  /** The values, all there. @throws ProblemError REQUEST_INVALID with every field's fault */
  complete<T>(values: Read<T>): T
}

export function fieldsOfRequest(): Fields {
  const faults: FieldProblem[] = []
  return {
    read(pointer, parsed) {
      if (parsed.ok) return parsed.value
      faults.push({ pointer, code: parsed.problem.code, title: parsed.problem.title })
      return undefined
    },
    refuse(pointer, code, title) {
      faults.push({ pointer, code, title })
      return undefined
    },
    complete<T>(values: Read<T>): T {
      if (faults.length > 0) throw new ProblemError(requestInvalid(faults))
      return values as T
    },
  }
}

const requestInvalid = (faults: readonly FieldProblem[]) =>
  problem(
    'REQUEST_INVALID',
    'invalid',
    {
      zh: `请求有 ${faults.length} 处错误：${faults.map(({ title }) => title.zh).join('；')}`,
      en: `The request has ${faults.length} fault(s): ${faults.map(({ title }) => title.en).join('; ')}`,
    },
    { zh: '请改正所列各项后重发', en: 'Mend the fields that are listed and send it again' },
    { fields: faults },
  )
