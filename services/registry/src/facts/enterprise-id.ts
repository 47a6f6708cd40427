import type { Id } from '@seedline/values'

export type EnterpriseId = Id<'Enterprise'>
