import { rungs } from '@seedline/facts'
import * as z from 'zod'
import { orMissing } from './text.ts'

/** A rung of the ladder. */
export const rung = z
  .enum(rungs, { error: orMissing('VALUE_NOT_IN_LIST') })
  .meta({ id: 'Rung', description: 'A rung of the ladder from seed to listing and beyond.' })
