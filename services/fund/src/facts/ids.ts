import type { Id } from '@seedline/values'

export type FundId = Id<'Fund'>
export type DealId = Id<'Deal'>

/**
 * A name that somebody else gave: ids of partners, holders, securities, classes and plans come
 * from documents (Open Cap Format ids are any text), so they are taken as they are.
 */
export type GivenId = string
