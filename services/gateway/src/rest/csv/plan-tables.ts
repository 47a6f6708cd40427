import type { Text } from '@seedline/values'
import {
  agencyColumns,
  clusterColumns,
  cohortColumns,
  enterpriseColumns,
  fieldColumns,
  groupColumns,
  paceColumns,
  pathColumns,
  stageColumns,
  stepColumns,
  targetColumns,
  taskColumns,
} from './plan-columns.ts'
import type { Book, Table } from './table.ts'

interface Told {
  readonly asOf?: string
  readonly notYetCounted?: number
  readonly sources?: readonly { readonly title: string; readonly url?: string }[]
}

const text = (zh: string, en: string): Text => ({ zh, en })

const countedOf: readonly [Text, string] = [
  text('范围', 'Counted'),
  '在册企业，不是全行业 / the enterprises on record, not the whole industry',
]

const about: Book['about'] = (body, { message }) => {
  const { asOf, notYetCounted = 0, sources = [] } = body as Told
  const asked = Object.entries(message).filter(
    ([, value]) => typeof value === 'string' && value !== '',
  )
  return [
    [text('截至', 'As of'), asOf ?? String(message.asOf ?? '')],
    [text('尚未计入的记录', 'Records not counted yet'), String(notYetCounted)],
    countedOf,
    ...asked.map(([name, value]) => [text(name, name), String(value)] as const),
    ...sources.map(
      ({ title, url = '' }) => [text('来源', 'Source'), `${title} ${url}`.trim()] as const,
    ),
  ]
}

/** The questions on the action plan as tables, and as workbooks. */
export const planTables: Readonly<Record<string, Table>> = {
  getPlan: {
    name: 'plan',
    columns: targetColumns,
    items: 'targets',
    paged: false,
    book: {
      name: text('目标', 'Targets'),
      sheets: [
        { name: text('增加值路径', 'Path'), columns: pathColumns, items: 'path' },
        { name: text('集群', 'Clusters'), columns: clusterColumns, items: 'clusters' },
        { name: text('任务', 'Tasks'), columns: taskColumns, items: 'tasks' },
        { name: text('责任单位', 'Agencies'), columns: agencyColumns, items: 'agencies' },
      ],
      about,
    },
  },
  getPlanGroups: {
    name: 'plan-groups',
    columns: groupColumns,
    items: 'groups',
    paged: false,
    book: { name: text('分组', 'Groups'), sheets: [], about },
  },
  listPlanEnterprises: {
    name: 'plan-enterprises',
    columns: enterpriseColumns,
    items: 'items',
    paged: true,
    book: { name: text('企业', 'Enterprises'), sheets: [], about },
  },
  getFunnel: {
    name: 'funnel',
    columns: stageColumns,
    items: 'stages',
    paged: false,
    book: {
      name: text('阶段', 'Stages'),
      sheets: [
        { name: text('转化', 'Steps'), columns: stepColumns, items: 'steps' },
        { name: text('轮次间隔', 'Paces'), columns: paceColumns, items: 'paces' },
        { name: text('批次', 'Cohorts'), columns: cohortColumns, items: 'cohorts' },
        { name: text('领域', 'Fields'), columns: fieldColumns, items: 'fields' },
      ],
      about,
    },
  },
}
