import * as z from 'zod'
import { orMissing } from './text.ts'

/** The rungs of the ladder from seed to listing and beyond. */
export const rungs = [
  'seed',
  'angel',
  'pre-a',
  'a',
  'a-plus',
  'b',
  'b-plus',
  'c',
  'c-plus',
  'd',
  'e',
  'f',
  'pre-ipo',
  'capital-increase',
  'joint-stock',
  'listing-filed',
  'registered',
  'listed',
  'delisted',
  'failed',
  'acquired',
] as const

/** A rung of the ladder. */
export const rung = z
  .enum(rungs, { error: orMissing('VALUE_NOT_IN_LIST') })
  .meta({ id: 'Rung', description: 'A rung of the ladder from seed to listing and beyond.' })
