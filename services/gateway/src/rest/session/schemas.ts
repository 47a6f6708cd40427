import { roles } from '@seedline/service-kit'
import * as z from 'zod'
import { line, orMissing } from '../values/text.ts'

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
