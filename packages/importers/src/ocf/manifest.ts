import * as z from 'zod'
import { issuer } from './objects.ts'
import { comments, date } from './primitives.ts'

const files = z.array(
  z.strictObject({ filepath: z.string().min(1).max(1000), md5: z.string().min(1) }),
)

export const manifest = z.strictObject({
  ocf_version: z.string(),
  file_type: z.literal('OCF_MANIFEST_FILE'),
  issuer,
  as_of: date,
  generated_at: z.string(),
  stock_plans_files: files,
  stock_legend_templates_files: files,
  stock_classes_files: files,
  vesting_terms_files: files,
  valuations_files: files,
  transactions_files: files,
  stakeholders_files: files,
  financings_files: files.optional(),
  documents_files: files.optional(),
  comments,
})

export type Manifest = z.infer<typeof manifest>

/** Lists of the manifest that are read, each with the `file_type` its files bear. */
export const fileTypes = {
  stakeholders_files: 'OCF_STAKEHOLDERS_FILE',
  stock_classes_files: 'OCF_STOCK_CLASSES_FILE',
  stock_plans_files: 'OCF_STOCK_PLANS_FILE',
  stock_legend_templates_files: 'OCF_STOCK_LEGEND_TEMPLATES_FILE',
  vesting_terms_files: 'OCF_VESTING_TERMS_FILE',
  transactions_files: 'OCF_TRANSACTIONS_FILE',
} as const

export type FileList = keyof typeof fileTypes
