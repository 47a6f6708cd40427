import type { Register } from '@seedline/register'

/** The registers before and after an offering, as the steps of the plan lead to them. */
export interface Expected {
  readonly listedOn: string
  readonly before: Register
  readonly after: Register
}
