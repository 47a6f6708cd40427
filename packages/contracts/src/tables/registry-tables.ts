import { historyColumns } from './history.ts'
import { below, type Column, column, provenanceColumns, type Table } from './table.ts'

const enterprise: readonly Column[] = [
  column('nameZh', '名称', 'Name (Chinese)'),
  column('nameEn', '英文名称', 'Name (English)'),
  column('uscc', '统一社会信用代码', 'Unified Social Credit Code'),
  column('materialField', '材料领域', 'Material field'),
  column('district', '行政区', 'District'),
  column('foundedOn', '成立日期', 'Founded on'),
  column('currentRung', '当前阶段', 'Current rung'),
  column('currentRungOn', '达到日期', 'Reached on'),
  column('closedOn', '终止日期', 'Closed on'),
  ...provenanceColumns,
  column('enterpriseId', '编号', 'Id'),
  column('version', '版本', 'Version'),
  column('park', '园区或核心区', 'Park or core area'),
]

const designation: readonly Column[] = [
  column('enterpriseId', '企业编号', 'Enterprise id'),
  column('kind', '称号', 'Designation'),
  column('level', '级别', 'Level'),
  column('certificateNumber', '证书编号', 'Certificate number'),
  column('validFrom', '有效期自', 'Valid from'),
  column('validTo', '有效期至', 'Valid to'),
  column('daysLeft', '剩余天数', 'Days left'),
  column('batch', '批次', 'Batch'),
  column('authority', '认定机关', 'Authority'),
  ...provenanceColumns,
  column('designationId', '编号', 'Id'),
]

const carrier: readonly Column[] = [
  column('nameZh', '创新载体', 'Innovation carrier'),
  column('nameEn', '英文名称', 'Name in English'),
  column('kind', '类型', 'Kind'),
  column('level', '级别', 'Level'),
  column('status', '状态', 'Status'),
  column('district', '所在区', 'District'),
  column('fields', '材料领域', 'Material fields'),
  column('hosts.enterpriseId', '承建企业编号', 'Ids of hosting enterprises'),
  column('hosts.name', '承建单位', 'Hosts by name', '; '),
  column('authority', '认定机关', 'Authority'),
  column('documentNumber', '文号', 'Document number'),
  column('recognisedOn', '认定日期', 'Recognised on'),
  column('validTo', '有效期至', 'Valid to'),
  column('closedOn', '终止日期', 'Ended on'),
  ...provenanceColumns,
  column('carrierId', '编号', 'Id'),
]

const figure: readonly Column[] = [
  column('period', '期间', 'Period'),
  column('item', '指标', 'Item'),
  column('value', '数值', 'Value'),
  column('unit', '单位', 'Unit'),
  column('statedOn', '公布日期', 'Stated on'),
  column('audited', '经审计', 'Audited'),
  column('restated', '经重述', 'Restated'),
  column('doubtful', '曾存疑', 'Doubtful'),
  column('confidence', '可信度', 'Confidence'),
  column('synthetic', '演示数据', 'Synthetic'),
  column('statementId', '填报编号', 'Statement'),
]

const listedFigure = [column('enterpriseId', '企业编号', 'Enterprise'), ...below('figure', figure)]

const history = (name: string): Table => ({ name, items: 'items', columns: historyColumns })

/** What the registry lists, as tables. */
export const registryTables = {
  listEnterprises: { name: 'enterprises', items: 'items', columns: enterprise },
  getEnterpriseHistory: history('history'),
  listDesignations: { name: 'designations', items: 'items', columns: designation },
  listCarriers: { name: 'carriers', items: 'items', columns: carrier },
  getCarrierHistory: history('carrier-history'),
  getIpRightHistory: history('ip-right-history'),
  getFigures: { name: 'figures', items: 'figures', columns: figure },
  listFigures: { name: 'figures', items: 'items', columns: listedFigure },
  getFiguresHistory: history('figures-history'),
} satisfies Readonly<Record<string, Table>>
