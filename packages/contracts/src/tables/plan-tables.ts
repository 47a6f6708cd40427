import type { Text } from '@seedline/values'
import {
  type Book,
  below,
  type Column,
  column,
  type NamedSheet,
  numberColumn,
  type Table,
} from './table.ts'

/** A number with what it rests on. */
const restingOn = (member: string): readonly Column[] =>
  below(member, [
    numberColumn('value', '数值', 'Value'),
    column('unit', '单位', 'Unit'),
    numberColumn('enterprises', '企业数', 'Enterprises'),
    numberColumn('notStated', '未填报企业数', 'Not stated'),
    column('withheld', '不予公布', 'Withheld'),
    column('rounded', '取整', 'Rounded'),
    column('caveats', '须知', 'Caveats'),
  ])

const target: readonly Column[] = [
  column('targetId', '编号', 'Id'),
  column('zh', '目标', 'Target (Chinese)'),
  column('en', '目标（英文）', 'Target (English)'),
  column('kind', '类别', 'Kind'),
  column('operator', '比较', 'Operator'),
  numberColumn('value', '目标值', 'Target value'),
  numberColumn('valueMost', '目标值上限', 'Target value, most'),
  column('unit', '目标单位', 'Target unit'),
  numberColumn('year', '年份', 'Year'),
  column('state', '状态', 'State'),
  column('becauseZh', '原因', 'Because (Chinese)'),
  column('becauseEn', '原因（英文）', 'Because (English)'),
  ...restingOn('actual'),
  column('sourceId', '来源', 'Source'),
  column('confidence', '可信度', 'Confidence'),
]

const path: readonly Column[] = [
  numberColumn('year', '年份', 'Year'),
  numberColumn('onPath', '路径（元）', 'On the path (CNY)'),
  column('state', '状态', 'State'),
  ...restingOn('actual'),
]

const cluster: readonly Column[] = [
  column('field', '领域', 'Field'),
  column('planned', '计划列名', 'Planned'),
  numberColumn('target', '目标（元）', 'Target (CNY)'),
  numberColumn('year', '年份', 'Year'),
  column('state', '状态', 'State'),
  ...restingOn('actual'),
]

const task: readonly Column[] = [
  column('taskId', '编号', 'Id'),
  column('zh', '任务', 'Task (Chinese)'),
  column('en', '任务（英文）', 'Task (English)'),
  column('kind', '类别', 'Kind'),
  column('agencyIds', '责任单位', 'Agencies'),
  column('leadAgencyId', '首列单位', 'Named first'),
  column('sourceId', '来源', 'Source'),
  column('confidence', '可信度', 'Confidence'),
]

const agency: readonly Column[] = [
  column('agencyId', '编号', 'Id'),
  column('zh', '名称', 'Name (Chinese)'),
  column('en', '英文名称', 'Name (English)'),
  column('successorNoteZh', '沿革', 'Since (Chinese)'),
  column('successorNoteEn', '沿革（英文）', 'Since (English)'),
]

const group: readonly Column[] = [
  numberColumn('year', '年份', 'Year'),
  column('field', '领域', 'Field'),
  column('district', '行政区', 'District'),
  column('stage', '阶段', 'Stage'),
  column('kind', '种类', 'Kind'),
  column('level', '级别', 'Level'),
  ...restingOn('number'),
]

const enterprise: readonly Column[] = [
  column('enterpriseId', '企业编号', 'Enterprise id'),
  column('nameZh', '名称', 'Name (Chinese)'),
  column('nameEn', '英文名称', 'Name (English)'),
  column('materialField', '材料领域', 'Material field'),
  column('district', '行政区', 'District'),
  column('stage', '阶段', 'Stage'),
  numberColumn('value', '数值', 'Value'),
  column('unit', '单位', 'Unit'),
  column('withheld', '不予公布', 'Withheld'),
  ...below('facts', [
    column('on', '自', 'Since'),
    column('audited', '经审计', 'Audited'),
    column('confidence', '可信度', 'Confidence'),
    column('synthetic', '演示数据', 'Synthetic'),
    column('record', '记录', 'Record'),
    column('factId', '依据', 'Facts'),
    column('version', '版本', 'Versions'),
  ]),
]

const stage: readonly Column[] = [
  column('stage', '阶段', 'Stage'),
  column('zh', '名称', 'Name (Chinese)'),
  column('en', '英文名称', 'Name (English)'),
  column('rungs', '轮次', 'Rungs'),
  numberColumn('reached', '曾到达', 'Reached'),
  numberColumn('now', '当前', 'Now'),
]

const fromTo: readonly Column[] = [column('from', '自', 'From'), column('to', '至', 'To')]

const step: readonly Column[] = [
  ...fromTo,
  numberColumn('entered', '进入', 'Entered'),
  numberColumn('converted', '转化', 'Converted'),
  numberColumn('rate', '转化率', 'Rate'),
  numberColumn('lost', '流失', 'Lost'),
  numberColumn('medianDays', '中位天数', 'Median days'),
]

const enterprises = numberColumn('enterprises', '企业数', 'Enterprises')
const alive = numberColumn('alive', '存续', 'Alive')

const pace: readonly Column[] = [
  ...fromTo,
  enterprises,
  numberColumn('medianDays', '中位天数', 'Median days'),
]

const cohort: readonly Column[] = [
  numberColumn('year', '首个阶段年份', 'Year of the first rung'),
  enterprises,
  alive,
  numberColumn('failed', '失败', 'Failed'),
  numberColumn('acquired', '被并购', 'Acquired'),
  numberColumn('delisted', '退市', 'Delisted'),
  numberColumn('closed', '终止', 'Closed'),
]

const field: readonly Column[] = [column('field', '领域', 'Field'), enterprises, alive]

const sheet = (zh: string, en: string, items: string, columns: readonly Column[]): NamedSheet => ({
  name: { zh, en },
  items,
  columns,
})

const book = (zh: string, en: string, sheets: readonly NamedSheet[] = []): Book => ({
  name: { zh, en },
  sheets,
  asked,
  notes: [counted],
})

const asked: Book['asked'] = {
  measure: { zh: '指标', en: 'Measure' },
  by: { zh: '维度', en: 'By' },
  year: { zh: '年份', en: 'Year' },
  field: { zh: '材料领域', en: 'Material field' },
  district: { zh: '行政区', en: 'District' },
  stage: { zh: '阶段', en: 'Stage' },
  kind: { zh: '种类', en: 'Kind' },
  level: { zh: '级别', en: 'Level' },
  cohort: { zh: '首个阶段的年份', en: 'Year of the first rung' },
}

const counted: readonly [Text, string] = [
  { zh: '范围', en: 'Counted' },
  '在册企业，不是全行业 / the enterprises on record, not the whole industry',
]

/** The questions on the action plan as tables, and as workbooks. */
export const planTables = {
  getPlan: {
    name: 'plan',
    items: 'targets',
    columns: target,
    book: book('目标', 'Targets', [
      sheet('增加值路径', 'Path', 'path', path),
      sheet('集群', 'Clusters', 'clusters', cluster),
      sheet('任务', 'Tasks', 'tasks', task),
      sheet('责任单位', 'Agencies', 'agencies', agency),
    ]),
  },
  getPlanGroups: {
    name: 'plan-groups',
    items: 'groups',
    columns: group,
    book: book('分组', 'Groups'),
  },
  listPlanEnterprises: {
    name: 'plan-enterprises',
    items: 'items',
    columns: enterprise,
    book: book('企业', 'Enterprises'),
  },
  getFunnel: {
    name: 'funnel',
    items: 'stages',
    columns: stage,
    book: book('阶段', 'Stages', [
      sheet('转化', 'Steps', 'steps', step),
      sheet('轮次间隔', 'Paces', 'paces', pace),
      sheet('批次', 'Cohorts', 'cohorts', cohort),
      sheet('领域', 'Fields', 'fields', field),
    ]),
  },
} satisfies Readonly<Record<string, Table>>
