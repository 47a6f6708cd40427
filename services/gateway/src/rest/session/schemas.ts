import * as z from 'zod'
import { line, orMissing } from '../values/text.ts'

export const roles = [
  'registrar',
  'fund-manager',
  'bank-officer',
  'coach',
  'pilot-operator',
  'statistician',
  'operator',
] as const

/** One of the desks' roles. */
export type Role = (typeof roles)[number]

export const role = z.enum(roles, { error: orMissing('VALUE_NOT_IN_LIST') }).meta({ id: 'Role' })

export const developmentTokenRequest = z
  .strictObject({ role, name: line(100).optional() })
  .meta({ id: 'DevelopmentTokenRequest' })

export const developmentToken = z
  .strictObject({
    token: z.string().meta({ description: 'Send it as `Authorization: Bearer …`.' }),
    expiresAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'DevelopmentToken' })
