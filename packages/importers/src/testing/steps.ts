import type { Step, StepKind } from '../listed/capital/step.ts'
import type { Fact } from '../listed/read/fact.ts'

const nothing = {
  date: undefined,
  kind: undefined,
  gap: undefined,
  price: undefined,
  added: undefined,
  total: undefined,
  amount: undefined,
  postMoney: undefined,
  sums: [],
}

const plain = (value: string): Fact => ({
  at: '',
  leaf: '',
  value,
  unit: undefined,
  period: undefined,
  url: undefined,
  isComputed: false,
  isUnverified: false,
  isAudited: false,
  remarks: [],
})

/** A step of a history that was read, with its holders: who, how many, from whom. */
export const step = (
  kind: StepKind,
  { total, ...more }: Partial<Step> & { readonly total?: bigint },
  ...parts: readonly (readonly [holder: string, quantity: bigint, from?: string])[]
): Step => ({
  at: '',
  kind,
  date: '2020-01-01',
  parts: parts.map(([holder, quantity, from]) => ({
    holder,
    quantity,
    from,
    shares: plain(String(quantity)),
    amount: undefined,
    names: [],
  })),
  added: undefined,
  total,
  inShares: undefined,
  price: undefined,
  isUnverified: false,
  forEmployees: false,
  said: '',
  facts: nothing,
  ...more,
})
