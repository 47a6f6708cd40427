import { answerBytesMost } from '@seedline/contracts/bounds'
import { CapTable, type CapTableSecurity } from '@seedline/contracts/fund/v1/cap_table_service'

/**
 * A cap table as it fits one answer. Its securities are bounded in number, not the papers that each came with: where they
 * would not all fit, they are left out together, and the answer says so. The history, which is paged, tells them.
 */
export function fitting(table: CapTable): CapTable {
  if (!mayBeLong(table) || CapTable.encode(table).finish().length <= answerBytesMost) return table
  return {
    ...table,
    papersLeftOut: true,
    holders: table.holders.map((holder) => ({
      ...holder,
      securities: holder.securities.map(withoutPapers),
    })),
  }
}

const withoutPapers = (security: CapTableSecurity): CapTableSecurity => ({
  ...security,
  evidence: [],
  provenance: undefined,
})

/** No security takes more: three of its ids and names of 200 characters, five long pieces of evidence, its provenance. */
const fewSecurities = 20

// Most are short: what surely fits is not encoded twice.
const mayBeLong = ({ holders }: CapTable): boolean =>
  holders.reduce((sum, { securities }) => sum + securities.length, 0) > fewSecurities
