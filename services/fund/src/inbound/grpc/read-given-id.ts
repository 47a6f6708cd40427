import { type Fields, readText } from '@seedline/requests'
import type { GivenId } from '../../facts/ids.ts'

/** An id from somebody's documents: any text of one line. Faults: those of a text. */
export const readGivenId = (fields: Fields, pointer: string, input: string): GivenId | undefined =>
  readText(fields, pointer, input, { max: 128 })

/** As `readGivenId`, '' where it is left empty. */
export const readGivenIdOrNone = (
  fields: Fields,
  pointer: string,
  input: string,
): GivenId | undefined => readText(fields, pointer, input, { max: 128, empty: 'allowed' })
