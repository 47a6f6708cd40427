import * as z from 'zod'
import { dateFact, numberFact, textFact } from './fact.ts'

const investor = z.looseObject({
  investor: z.string(),
  from: z.string().optional(),
  shares: numberFact,
})

const capitalEntry = z.looseObject({
  date: dateFact.nullable(),
  kind: z.string().nullish(),
  price: numberFact.nullish(),
  new_shares: numberFact.nullish(),
  total_after: numberFact,
  investors: z.array(investor).optional(),
  gap: z.string().optional(),
})
export type CapitalEntry = z.infer<typeof capitalEntry>

const shareholder = z.looseObject({
  name: z.string(),
  before: numberFact,
  before_pct: numberFact,
  after: numberFact,
  after_pct: numberFact,
})

/** What is read of the public facts of one listed company. What no source gave is null. */
export const listedFacts = z.looseObject({
  code: z.string().regex(/^\d{6}$/),
  registry: z.looseObject({
    name_zh: z.string(),
    name_en: z.string().nullish(),
    uscc: textFact.nullable(),
    established: dateFact.nullable(),
    joint_stock: dateFact.nullable(),
    district: textFact.nullish(),
    field: textFact.nullish(),
    board: z.string().nullish(),
  }),
  ipo: z.looseObject({
    short_name: z.string(),
    listing_date: dateFact.nullish(),
    registration_date: dateFact.nullish(),
    issue_price: numberFact.nullish(),
    shares_issued: numberFact.nullish(),
    shares_before: numberFact.nullish(),
    shares_after: numberFact.nullish(),
    approval: textFact.nullish(),
  }),
  capital_history: z.array(capitalEntry).nullable(),
  shareholders: z.array(shareholder).nullable(),
  follow_on: z.array(z.unknown()).nullish(),
  sources: z.unknown().optional(),
})

export type ListedFacts = z.infer<typeof listedFacts>
