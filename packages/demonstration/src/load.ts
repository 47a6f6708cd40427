import {
  findEnterprise,
  type Gateway,
  inParallel,
  type Plan,
  post,
  refuseAnothersPlan,
} from '@seedline/gateway-client'
import * as z from 'zod'
import type { Demonstration } from './demonstration.ts'

const atOnce = 8

// District 440399 is unassigned, so that no real entity can bear such a code; serials below 1000
// are left to examples.
const codesBegin = '9144039900001'

export interface Loaded {
  readonly recorded: number
  readonly repeated: number
  readonly enterprises: number
}

/**
 * What a system holds: nothing, things of its own, all of the demonstration, or a part where a
 * load was cut short.
 */
export type Holds = 'nothing' | 'other data' | 'the demonstration' | 'a part of it'

export async function whatItHolds(gateway: Gateway, { lastUscc }: Demonstration): Promise<Holds> {
  const count = async (search: string) => {
    const list = await gateway.get(`/enterprises?pageSize=1${search}`)
    return z.object({ total: z.int() }).parse(list).total
  }
  if ((await count('')) === 0) return 'nothing'
  if ((await count(`&search=${codesBegin}`)) === 0) return 'other data'
  const find = { name: '', source: '', uscc: lastUscc }
  return (await findEnterprise(gateway, find)) === undefined ? 'a part of it' : 'the demonstration'
}

/**
 * Loads the whole, several enterprises at a time, each in its own order. Loading it again changes
 * nothing. @throws ProblemError
 */
export async function load(
  gateway: Gateway,
  { funds, enterprises }: Demonstration,
  onEnterprise: (done: number, plan: Plan) => void,
): Promise<Loaded> {
  const [first] = enterprises
  if (first) await refuseAnothersPlan(gateway, first)
  const opened = await post(gateway, funds)
  let { recorded, repeated } = opened
  let done = 0
  const one = async (plan: Plan) => {
    const posted = await post(gateway, plan, { ids: opened.ids })
    recorded += posted.recorded
    repeated += posted.repeated
    done++
    onEnterprise(done, plan)
  }
  await inParallel(enterprises.slice(0, -1), atOnce, one)
  await inParallel(enterprises.slice(-1), 1, one)
  return { recorded, repeated, enterprises: done }
}
