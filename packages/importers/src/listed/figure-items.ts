import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Unit, unitName, units } from '@seedline/values'
import * as z from 'zod'

/** An item of the catalogue of yearly figures. */
export interface ItemOf {
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly measures?: string | undefined
  /** What it is of; only what is stated by year has it. */
  readonly statement?:
    | { readonly kind: 'flow' | 'stock' | 'ratio'; readonly perShare?: boolean | undefined }
    | undefined
}

const catalogue = z.looseObject({
  facts: z.array(
    z.looseObject({
      kind: z.string(),
      key: z.string(),
      zh: z.string(),
      en: z.string(),
      measures: z.string().optional(),
      statement: z
        .looseObject({
          kind: z.enum(['flow', 'stock', 'ratio']),
          perShare: z.boolean().optional(),
        })
        .optional(),
    }),
  ),
})

const file = resolve(import.meta.dirname, '../../../../reference/facts.json')

/** What dossiers call items otherwise than the catalogue does. */
const called: Readonly<Record<string, string>> = {
  net_profit_attrib: 'net_profit_attributable',
  net_profit_deducted: 'net_profit_after_non_recurring',
  ocf: 'operating_cash_flow',
  net_assets_attrib: 'equity_attributable',
  net_assets: 'equity',
  rd_spend: 'rd_expense',
  rd: 'rd_expense',
  main_revenue: 'main_business_revenue',
  liabilities: 'total_liabilities',
  eps: 'eps_basic',
  staff: 'headcount',
  employees: 'headcount',
  export: 'exports',
  tax: 'tax_paid',
  patents_total: 'patents_held',
  invention_patents: 'invention_patents_held',
  utility_patents: 'utility_models_held',
  design_patents: 'designs_held',
  overseas_patents: 'overseas_patents_held',
  invention_patents_main_business: 'invention_patents_of_main_business',
}

let known: ReadonlyMap<string, ItemOf & { readonly kind: string }> | undefined

function facts() {
  known ??= new Map(
    catalogue.parse(JSON.parse(readFileSync(file, 'utf8'))).facts.map((item) => [item.key, item]),
  )
  return known
}

function named(name: string, kind: string): ItemOf | undefined {
  const key = Object.hasOwn(called, name) ? (called[name] ?? name) : name
  const item = facts().get(key) ?? [...facts().values()].find(({ zh }) => zh === name)
  return item?.kind === kind ? item : undefined
}

/** The item that figures are stated of by year, half or quarter. */
export const itemNamed = (name: string): ItemOf | undefined => named(name, 'yearly')

/** What is known as of a day, such as how many patents there are. */
export const standingNamed = (name: string): ItemOf | undefined => named(name, 'standing')

/** Whether it is an amount for each share, such as earnings. */
export const isPerShare = ({ statement }: ItemOf): boolean => statement?.perShare === true

/** The unit that a text names, by its own name or by what people write. */
export function unitNamed(text: string): Unit | undefined {
  const plain = text.replace(/\s|[（(].*$/g, '').replace(/^人民币(?=.*元)/, '')
  const own = units.find((unit) => unit === plain)
  if (own) return own
  if (/^(?:元\/股|CNY|RMB)$/.test(plain)) return '元'
  if (/^(?:％|percent)$/.test(plain)) return '%'
  if (/^(?:件|个|项)$/.test(plain)) return 'items'
  if (/^(?:名|人)$/.test(plain)) return 'people'
  return units.find((unit) => unitName(unit).zh === plain)
}
