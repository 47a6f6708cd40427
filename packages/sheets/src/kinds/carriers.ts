import type { Column } from '../columns/column.ts'
import {
  dayColumn,
  namesColumn,
  type Term,
  termColumn,
  termsColumn,
  textColumn,
} from '../columns/kinds.ts'
import {
  type CarrierRow,
  carrierStanding,
  hostsTold,
  recognitionIn,
  withHosts,
} from './carrier-standing.ts'
import { differsFrom, withPaper } from './differs.ts'
import { levelColumn, paperColumn, validToColumn } from './granted-columns.ts'
import type { ImportKind } from './import-kind.ts'

/** The lists that codes of an innovation carrier are of. */
export interface CarrierTerms {
  readonly kinds: readonly Term[]
  readonly levels: readonly Term[]
  readonly materialFields: readonly Term[]
  readonly districts: readonly Term[]
}

/**
 * Innovation carriers, by their kind and name. Of one that is there with the same recognition what differs is corrected, and an
 * empty cell leaves what is recorded. One that is there with another recognition, or with other hosts, is refused: whether it
 * was raised or recorded wrongly is for a person.
 */
export const carriersKind = (terms: CarrierTerms): ImportKind => ({
  id: 'carriers',
  title: { zh: '创新载体', en: 'Innovation carriers' },
  key: ['kind', 'nameZh'],
  subject: 'uscc',
  severalSubjects: true,
  byHand: {
    level: ofRecognition,
    recognisedOn: ofRecognition,
    uscc: ofHosts,
    institution: ofHosts,
    paper: ofPaper,
  },
  columns: columnsOf(terms),
  first(row, { provenance }, subjects) {
    const { code: _, institution, paper, ...carrier } = row as unknown as CarrierRow
    return {
      operation: 'recordCarrier',
      request: {
        ...carrier,
        hosts: hostsTold(institution, subjects),
        evidence: [{ kind: 'announcement', title: paper }],
        provenance,
      },
    }
  },
  known({ code, facts }, row, subjects) {
    const { carrier_id: carrierId } = facts
    if (code !== 'CARRIER_RECORDED' || carrierId === undefined) return undefined
    const told = row as unknown as CarrierRow
    return {
      path: `/carriers/${carrierId}`,
      further: `/carriers/${carrierId}/history`,
      stands: (answer, history) => carrierStanding(answer, history, told, subjects),
      change: ({ code, institution, paper: _, ...changes }, { reason }, answer) => ({
        operation: 'correctCarrier',
        request: {
          carrierId,
          recognition: recognitionIn(answer, told)?.entry,
          ...changes,
          // Hosts are filled in where there are none; who joined or took over is for a person.
          ...((code !== undefined || institution !== undefined) && {
            hosts: withHosts(answer, hostsTold(told.institution, subjects)),
          }),
          evidence: withPaper([], told.paper),
          reason,
        },
      }),
    }
  },
})

const ofRecognition = differsFrom([
  '另一级别或重新认定请在该载体的页面登记；登记有误请在那里更正',
  'Record another level, or a recognition anew, on the carrier’s page; where the record is wrong, correct it there',
])
const ofHosts = differsFrom([
  '一个载体可由多方承建：是增加还是更换，请在该载体的页面登记',
  'A carrier may have several hosts: whether one joined or took over is recorded on the carrier’s page',
])
const ofPaper = differsFrom([
  '只有文件不同，没有可更正的内容：请填写已登记的文件，或连同它所更改的内容一起填写',
  'Another document alone corrects nothing: write the one that is recorded, or with it what it changes',
])

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
  namesColumn({
    id: 'institution',
    title: { zh: '其他承建单位', en: 'Another institution that hosts it' },
    aliases: ['承建单位', '依托单位', 'Hosts by name'],
    example: '',
    at: ['institution'],
  }),
]
