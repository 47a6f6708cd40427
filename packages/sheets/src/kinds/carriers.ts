import type { Column } from '../columns/column.ts'
import { dayColumn, type Term, termColumn, termsColumn, textColumn } from '../columns/kinds.ts'
import { levelColumn, paperColumn, validToColumn } from './granted-columns.ts'
import type { ImportKind } from './import-kind.ts'

/** The lists that codes of an innovation carrier are of. */
export interface CarrierTerms {
  readonly kinds: readonly Term[]
  readonly levels: readonly Term[]
  readonly materialFields: readonly Term[]
  readonly districts: readonly Term[]
}

interface Row {
  readonly code?: string
  readonly institution?: string
  readonly paper: string
  readonly level: string
  readonly recognisedOn: string
}

/**
 * Innovation carriers, by their kind and name. One that is there with the same recognition is known; one that is there with
 * another is refused: whether it was raised or recorded wrongly is for a person.
 */
export const carriersKind = (terms: CarrierTerms): ImportKind => ({
  id: 'carriers',
  title: { zh: '创新载体', en: 'Innovation carriers' },
  key: ['kind', 'nameZh'],
  subject: 'uscc',
  columns: columnsOf(terms),
  first(row, { provenance }, { enterpriseId, name }) {
    const { code: _, institution, paper, ...carrier } = row as unknown as Row
    return {
      operation: 'recordCarrier',
      request: {
        ...carrier,
        hosts: [
          ...(enterpriseId ? [{ enterpriseId, name }] : []),
          ...(institution ? [{ name: institution }] : []),
        ],
        evidence: [{ kind: 'announcement', title: paper }],
        provenance,
      },
    }
  },
  same({ code, facts }, row) {
    const { level, recognisedOn } = row as unknown as Row
    return (
      code === 'CARRIER_RECORDED' && facts.level === level && facts.recognised_on === recognisedOn
    )
  },
})

const columnsOf = (terms: CarrierTerms): readonly Column[] => [
  ...whatItIs(terms),
  ...recognition(terms),
  ...whereAndWhose(terms),
]

const whatItIs = (terms: CarrierTerms): readonly Column[] => [
  termColumn(
    {
      id: 'kind',
      title: { zh: '载体类型', en: 'Kind of carrier' },
      aliases: ['类型', '类别', '平台类型'],
      required: true,
      example: terms.kinds[0]?.zh ?? '',
      at: ['kind'],
    },
    terms.kinds,
  ),
  textColumn({
    id: 'nameZh',
    title: { zh: '载体名称', en: 'Name' },
    aliases: ['名称', '平台名称', '创新载体名称'],
    required: true,
    example: '示例先进材料制造业创新中心',
    at: ['nameZh'],
  }),
  textColumn({
    id: 'nameEn',
    title: { zh: '英文名称', en: 'Name in English' },
    example: '',
    at: ['nameEn'],
  }),
]

const recognition = (terms: CarrierTerms): readonly Column[] => [
  levelColumn(terms.levels),
  textColumn({
    id: 'authority',
    title: { zh: '认定机关', en: 'Authority' },
    aliases: ['认定部门', '批复机关'],
    required: true,
    example: '工业和信息化部',
    at: ['authority'],
  }),
  textColumn({
    id: 'documentNumber',
    title: { zh: '文号', en: 'Document number' },
    aliases: ['批复文号', '文件编号'],
    example: '',
    at: ['documentNumber'],
  }),
  dayColumn({
    id: 'recognisedOn',
    title: { zh: '认定日期', en: 'Recognised on' },
    aliases: ['批复日期', '认定时间'],
    required: true,
    example: '2024-07-01',
    at: ['recognisedOn'],
  }),
  validToColumn(''),
  paperColumn('关于认定示例创新中心的通知'),
]

const whereAndWhose = (terms: CarrierTerms): readonly Column[] => [
  termColumn(
    {
      id: 'district',
      title: { zh: '所在区', en: 'District' },
      aliases: ['区', '行政区', '辖区'],
      example: terms.districts[0]?.zh ?? '',
      at: ['district'],
    },
    terms.districts,
  ),
  termsColumn(
    {
      id: 'fields',
      title: { zh: '材料领域', en: 'Material fields' },
      aliases: ['领域', '所属领域'],
      example: terms.materialFields[0]?.zh ?? '',
      at: ['fields'],
    },
    terms.materialFields,
  ),
  textColumn({
    id: 'uscc',
    title: { zh: '承建企业统一社会信用代码', en: 'Unified Social Credit Code of the host' },
    aliases: ['统一社会信用代码', '承建企业代码', 'USCC'],
    example: '91440399000000019Q',
    at: ['code'],
  }),
  textColumn({
    id: 'institution',
    title: { zh: '其他承建单位', en: 'Another institution that hosts it' },
    aliases: ['承建单位', '依托单位'],
    example: '',
    at: ['institution'],
  }),
]
