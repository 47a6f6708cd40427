import { organisationCheck, usccCheck } from '@seedline/values'

/** Codes of an area that doesn't exist, whose checks all hold, from a number on. */
export const codesFrom = (first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => {
    const organisation = String(first + at).padStart(8, '0')
    const body = `91440399${organisation}${organisationCheck(organisation)}`
    return `${body}${usccCheck(body)}`
  })
