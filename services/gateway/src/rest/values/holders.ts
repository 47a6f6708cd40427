import { HolderKind } from '@seedline/contracts/fund/v1/deal_events'
import * as z from 'zod'
import { kebabNames } from './kebab.ts'
import { orMissing } from './text.ts'

export const holderKinds = [
  'founder',
  'individual',
  'institution',
  'fund',
  'employee-platform',
  'public',
] as const

/** What sort of holder owns stock. */
export const holderKind = z
  .enum(holderKinds, { error: orMissing('VALUE_NOT_IN_LIST') })
  .meta({ id: 'HolderKind' })

export const holderKindNames = kebabNames(holderKinds, 'HOLDER_KIND', HolderKind)
