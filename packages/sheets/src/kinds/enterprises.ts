import { dayColumn, type Term, termColumn, textColumn } from '../columns/kinds.ts'
import { inOneWidth } from '../columns/one-width.ts'
import { codeColumn } from './code-column.ts'
import { nameDiffers } from './differs.ts'
import type { ImportKind } from './import-kind.ts'

/** The lists that codes of an enterprise are of. */
export interface EnterpriseTerms {
  readonly materialFields: readonly Term[]
  readonly districts: readonly Term[]
  /** Core areas and parks of the districts. */
  readonly parks: readonly Term[]
}

/**
 * Enterprises by their credit code: a new one is registered; of one that is known, what differs is corrected, and an empty cell
 * leaves what is recorded.
 */
export const enterprisesKind = ({
  materialFields,
  districts,
  parks,
}: EnterpriseTerms): ImportKind => ({
  id: 'enterprises',
  title: { zh: '企业', en: 'Enterprises' },
  key: ['uscc'],
  byHand: { nameZh: nameDiffers, nameEn: nameDiffers },
  columns: [
    codeColumn(),
    textColumn({
      id: 'nameZh',
      title: { zh: '企业名称', en: 'Chinese name' },
      aliases: ['名称', '单位名称', '公司名称', '企业全称', 'Name', 'Name (Chinese)'],
      required: true,
      example: '示例新材料（深圳）有限公司',
      at: ['nameZh'],
    }),
    textColumn({
      id: 'nameEn',
      title: { zh: '英文名称', en: 'English name' },
      aliases: ['企业英文名称', 'Name (English)'],
      example: 'Example New Materials (Shenzhen) Co., Ltd.',
      at: ['nameEn'],
    }),
    termColumn(
      {
        id: 'materialField',
        title: { zh: '材料领域', en: 'Material field' },
        aliases: ['领域', '所属领域'],
        example: materialFields[0]?.zh ?? '',
        at: ['materialField'],
      },
      materialFields,
    ),
    termColumn(
      {
        id: 'district',
        title: { zh: '所在区', en: 'District' },
        aliases: ['区', '行政区', '辖区', '所属区'],
        example: districts[0]?.zh ?? '',
        at: ['district'],
      },
      districts,
    ),
    termColumn(
      {
        id: 'park',
        title: { zh: '园区或核心区', en: 'Park or core area' },
        aliases: ['园区', '核心区', '所在园区', 'Park'],
        example: parks.find(({ code }) => code.startsWith(`${districts[0]?.code}-`))?.zh ?? '',
        at: ['park'],
      },
      parks,
    ),
    dayColumn({
      id: 'foundedOn',
      title: { zh: '成立日期', en: 'Founded on' },
      aliases: ['成立时间', '注册日期', '设立日期'],
      example: '2015-06-30',
      at: ['foundedOn'],
    }),
  ],
  first: (row, { provenance }) => ({
    operation: 'registerEnterprise',
    request: { ...row, provenance },
  }),
  known({ code, facts }, row) {
    const id = facts.enterprise_id
    if (code !== 'ENTERPRISE_ALREADY_REGISTERED' || id === undefined) return undefined
    return {
      path: `/enterprises/${id}`,
      stands: (answer) => ({ ...answer, ...sameNames(row, answer) }),
      change: (differing, { reason }) => ({
        operation: 'correctEnterprise',
        request: { enterpriseId: id, ...differing, reason },
      }),
    }
  },
})

type Json = Readonly<Record<string, unknown>>

/** Names that a row writes with brackets or blanks of another width: they are those that are registered. */
const sameNames = (row: Json, registered: Json): Json =>
  Object.fromEntries(
    ['nameZh', 'nameEn'].flatMap((name) =>
      width(row[name]) === width(registered[name]) ? [[name, row[name]]] : [],
    ),
  )

const width = (name: unknown): string => inOneWidth(String(name ?? ''))
