import * as z from 'zod'
import { orMissing } from './text.ts'

const uuid = (description: string) =>
  z
    .string({ error: orMissing('ID_MALFORMED') })
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, {
      error: 'ID_MALFORMED',
    })
    .meta({ description, format: 'uuid' })

export const enterpriseId = uuid('Id of an enterprise; also of its ladder and its cap table.')
export const rungId = uuid('Id of one rung of a ladder.')
export const fundId = uuid('Id of a fund.')
export const dealId = uuid('Id of a deal.')

/** An id that the sender chooses (holders, securities, classes of stock, plans, partners). */
export const givenId = (description: string) =>
  z
    .string({ error: orMissing('ID_MALFORMED') })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, { error: 'ID_MALFORMED' })
    .meta({ description })
