import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small package for tests: two holders, one class, one plan. */
export const issuer = {
  object_type: 'ISSUER',
  id: 'issuer-1',
  legal_name: 'Synthetic Films Ltd',
  formation_date: '2019-03-01',
  country_of_formation: 'GB',
}

const lists = {
  stakeholders: 'OCF_STAKEHOLDERS_FILE',
  stock_classes: 'OCF_STOCK_CLASSES_FILE',
  stock_plans: 'OCF_STOCK_PLANS_FILE',
  stock_legend_templates: 'OCF_STOCK_LEGEND_TEMPLATES_FILE',
  vesting_terms: 'OCF_VESTING_TERMS_FILE',
  transactions: 'OCF_TRANSACTIONS_FILE',
  valuations: 'OCF_VALUATIONS_FILE',
} as const

const usual: Readonly<Record<string, readonly object[]>> = {
  stakeholders: ['ann', 'bo'].map((id) => ({
    object_type: 'STAKEHOLDER',
    id,
    name: { legal_name: `Holder ${id}` },
    stakeholder_type: 'INDIVIDUAL',
  })),
  stock_classes: [
    {
      object_type: 'STOCK_CLASS',
      id: 'common',
      name: 'Common',
      class_type: 'COMMON',
      default_id_prefix: 'C-',
      initial_shares_authorized: 'NOT APPLICABLE',
      votes_per_share: '1',
      seniority: '1',
    },
  ],
  stock_plans: [
    {
      object_type: 'STOCK_PLAN',
      id: 'plan',
      plan_name: 'Plan 2020',
      board_approval_date: '2020-01-01',
      initial_shares_reserved: '1000',
      stock_class_id: 'common',
    },
  ],
}

export function stock(id: string, holder: string, quantity: string, date = '2020-01-01') {
  return {
    object_type: 'TX_STOCK_ISSUANCE',
    id: `issue-${id}`,
    security_id: id,
    date,
    security_law_exemptions: [],
    stakeholder_id: holder,
    custom_id: id,
    stock_class_id: 'common',
    share_price: { amount: '1.00', currency: 'GBP' },
    quantity,
    stock_legend_ids: [],
  }
}

export function option(id: string, holder: string, quantity: string, date = '2020-02-01') {
  return {
    object_type: 'TX_EQUITY_COMPENSATION_ISSUANCE',
    id: `grant-${id}`,
    security_id: id,
    date,
    security_law_exemptions: [],
    stakeholder_id: holder,
    custom_id: id,
    stock_plan_id: 'plan',
    compensation_type: 'OPTION',
    quantity,
    exercise_price: { amount: '1.00', currency: 'GBP' },
    expiration_date: null,
    termination_exercise_windows: [],
  }
}

/**
 * Writes a package into a new folder: the usual objects, the lists given instead of theirs, and a
 * manifest that is right.
 */
export async function writePackage(
  given: Partial<Record<keyof typeof lists, readonly object[]>>,
  manifest: object = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seedline-ocf-'))
  const files: Record<string, object[]> = {}
  for (const [list, fileType] of Object.entries(lists)) {
    const items = given[list as keyof typeof lists] ?? usual[list] ?? []
    const text = JSON.stringify({ file_type: fileType, items })
    const md5 = createHash('md5').update(text).digest('hex')
    await writeFile(join(folder, `${list}.ocf.json`), text)
    files[`${list}_files`] = [{ filepath: `./${list}.ocf.json`, md5 }]
  }
  const whole = {
    ocf_version: '1.2.0',
    file_type: 'OCF_MANIFEST_FILE',
    as_of: '2026-01-01',
    generated_at: '2026-01-01T00:00:00Z',
    issuer,
    ...files,
    ...manifest,
  }
  await writeFile(join(folder, 'Manifest.ocf.json'), JSON.stringify(whole))
  return folder
}
