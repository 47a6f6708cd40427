import { historyColumns } from './history.ts'
import {
  amongst,
  below,
  type Column,
  column,
  ofAnswer,
  provenanceColumns,
  type Table,
} from './table.ts'

// Files of enterprises, designations, carriers, rights and figures are imported again as they were exported: their headings are
// those that the import knows, and several entries of a cell stand as it reads them.

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

/** Whose a row is, as an import asks for it. */
const whose = below('enterprise', [
  column('uscc', '统一社会信用代码', 'Unified Social Credit Code'),
  column('nameZh', '企业名称', 'Enterprise (Chinese)'),
  column('nameEn', '企业英文名称', 'Enterprise (English)'),
])

const designation: readonly Column[] = [
  ...whose,
  column('enterpriseId', '企业编号', 'Enterprise id'),
  column('kind', '称号', 'Designation'),
  column('level', '级别', 'Level'),
  column('certificateNumber', '证书编号', 'Certificate number'),
  column('validFrom', '有效期自', 'Valid from'),
  column('validTo', '有效期至', 'Valid to'),
  column('daysLeft', '剩余天数', 'Days left'),
  column('batch', '批次', 'Batch'),
  column('authority', '认定机关', 'Authority'),
  column('papers', '依据文件', 'Document', '、'),
  ...provenanceColumns,
  column('designationId', '称号记录编号', 'Id'),
]

const carrier: readonly Column[] = [
  column('nameZh', '载体名称', 'Name'),
  column('nameEn', '英文名称', 'Name in English'),
  column('kind', '载体类型', 'Kind of carrier'),
  column('level', '级别', 'Level'),
  column('status', '状态', 'Status'),
  column('district', '所在区', 'District'),
  column('fields', '材料领域', 'Material fields', '、'),
  column('hosts.enterpriseId', '承建企业编号', 'Ids of hosting enterprises'),
  column(
    'enterprises.uscc',
    '承建企业统一社会信用代码',
    'Unified Social Credit Code of the host',
    '、',
  ),
  column('hosts.name', '承建单位', 'Hosts by name', '、'),
  column('authority', '认定机关', 'Authority'),
  column('documentNumber', '文号', 'Document number'),
  column('recognisedOn', '认定日期', 'Recognised on'),
  column('validTo', '有效期至', 'Valid to'),
  column('papers', '依据文件', 'Document', '、'),
  column('closedOn', '终止日期', 'Ended on'),
  ...provenanceColumns,
  column('carrierId', '编号', 'Id'),
]

const figure: readonly Column[] = [
  column('period', '期间', 'Period'),
  column('item', '指标', 'Item'),
  column('value', '数值', 'Value'),
  column('unit', '计量单位', 'Unit of measure'),
  column('statedOn', '公布日期', 'Stated on'),
  column('audited', '经审计', 'Audited'),
  column('restated', '经重述', 'Restated'),
  column('doubtful', '曾存疑', 'Doubtful'),
  column('confidence', '可信度', 'Confidence'),
  column('synthetic', '演示数据', 'Synthetic'),
  column('statementId', '填报编号', 'Statement'),
]

const listedFigure = [
  ...whose,
  column('enterpriseId', '企业编号', 'Enterprise id'),
  ...below('figure', figure),
  column('source', '来源', 'Source'),
]

const ipRight: readonly Column[] = [
  column('family', '权利类别', 'Family'),
  column('kind', '权利种类', 'Kind of right'),
  column('number', '号码', 'Number'),
  column('title', '名称', 'Title'),
  column('enterprises.uscc', '统一社会信用代码', 'Unified Social Credit Code', '、'),
  column('owners.name', '权利人', 'Owners', '、'),
  column('filedOn', '申请日', 'Filed on'),
  column('grantedOn', '授权公告日', 'Granted on'),
  column('certificateNumber', '证书号', 'Certificate number'),
  column('acquisition', '取得方式', 'Acquired by'),
  column('acquiredOn', '取得日期', 'Acquired on'),
  column('feePaidOn', '年费缴纳日', 'Fee paid on'),
  column('feePaidUntil', '年费缴至', 'Fee paid until'),
  column('phase', '阶段', 'Phase'),
  column('statuses', '法律状态', 'Legal status', '、'),
  column('expiresOn', '届满日', 'Expires on'),
  column('marks', '标记', 'Marks', '、'),
  ...provenanceColumns,
  column('ipRightId', '知识产权编号', 'Id'),
]

const history = (name: string): Table => ({ name, items: 'items', columns: historyColumns })

/** A table that the import of its kind takes in again. */
const importable = (
  importedAs: NonNullable<Table['importedAs']>,
  items: string,
  columns: readonly Column[],
  name: string = importedAs,
): Table => ({ name, items, columns, importedAs })

/** What the registry lists, as tables. */
export const registryTables = {
  listEnterprises: importable('enterprises', 'items', enterprise),
  getEnterpriseHistory: history('history'),
  listDesignations: importable('designations', 'items', designation),
  listCarriers: importable('carriers', 'items', carrier),
  getCarrierHistory: history('carrier-history'),
  listIpRights: importable('patents', 'items', ipRight, 'ip-rights'),
  getIpRightHistory: history('ip-right-history'),
  getFigures: importable('figures', 'figures', [
    ...ofAnswer(whose),
    ...figure,
    amongst('statements', 'statementId', column('provenance.source', '来源', 'Source')),
  ]),
  listFigures: importable('figures', 'items', listedFigure),
  getFiguresHistory: history('figures-history'),
} satisfies Readonly<Record<string, Table>>
