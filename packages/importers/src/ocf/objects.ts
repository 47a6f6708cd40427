import * as z from 'zod'
import { comments, date, id, ignored, numericText } from './primitives.ts'

export const issuer = z.strictObject({
  object_type: z.literal('ISSUER'),
  id,
  legal_name: z.string().min(1).max(200),
  formation_date: date,
  country_of_formation: z.string().regex(/^[A-Z]{2}$/),
  country_subdivision_of_formation: z.string().optional(),
  tax_ids: z.array(z.strictObject({ tax_id: z.string(), country: z.string() })).optional(),
  dba: ignored,
  email: ignored,
  phone: ignored,
  address: ignored,
  initial_shares_authorized: ignored,
  comments,
})
export type Issuer = z.infer<typeof issuer>

export const stakeholder = z.strictObject({
  object_type: z.literal('STAKEHOLDER'),
  id,
  name: z.strictObject({
    legal_name: z.string().min(1).max(200),
    first_name: ignored,
    last_name: ignored,
  }),
  stakeholder_type: z.enum(['INDIVIDUAL', 'INSTITUTION']),
  current_relationship: z.string().optional(),
  issuer_assigned_id: ignored,
  primary_contact: ignored,
  contact_info: ignored,
  addresses: ignored,
  tax_ids: ignored,
  comments,
})
export type Stakeholder = z.infer<typeof stakeholder>

export const stockClass = z.strictObject({
  object_type: z.literal('STOCK_CLASS'),
  id,
  name: z.string().min(1).max(200),
  class_type: z.enum(['COMMON', 'PREFERRED']),
  initial_shares_authorized: z.union([z.enum(['NOT APPLICABLE', 'UNLIMITED']), numericText]),
  default_id_prefix: z.string(),
  votes_per_share: numericText,
  seniority: numericText,
  board_approval_date: ignored,
  stockholder_approval_date: ignored,
  par_value: ignored,
  price_per_share: ignored,
  conversion_rights: ignored,
  liquidation_preference_multiple: ignored,
  participation_cap_multiple: ignored,
  comments,
})
export type StockClass = z.infer<typeof stockClass>

export const stockPlan = z.strictObject({
  object_type: z.literal('STOCK_PLAN'),
  id,
  plan_name: z.string().min(1).max(200),
  initial_shares_reserved: numericText,
  board_approval_date: date.optional(),
  stockholder_approval_date: date.optional(),
  stock_class_id: id.optional(),
  stock_class_ids: z.array(id).optional(),
  default_cancellation_behavior: ignored,
  comments,
})
export type StockPlan = z.infer<typeof stockPlan>

/** Only what vesting starts refer to; how much vests when is not recorded yet. */
export const vestingTerms = z.looseObject({
  object_type: z.literal('VESTING_TERMS'),
  id,
  vesting_conditions: z.array(
    z.looseObject({
      id,
      trigger: z.looseObject({ relative_to_condition_id: id.optional() }),
      next_condition_ids: z.array(id),
    }),
  ),
})
export type VestingTerms = z.infer<typeof vestingTerms>

export const legend = z.looseObject({ object_type: z.literal('STOCK_LEGEND_TEMPLATE'), id })
export type Legend = z.infer<typeof legend>
