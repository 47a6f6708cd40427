import { usccCheckHolds } from '@seedline/values'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Codes of an area that doesn't exist, whose check digits hold, from a number on. */
export const codesFrom = (first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => {
    const body = `91440399${String(first + at).padStart(9, '0')}`
    const digit = [...alphabet].find((one) => usccCheckHolds(`${body}${one}` as never))
    return `${body}${digit}`
  })
