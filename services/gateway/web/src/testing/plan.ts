import type {
  Funnel,
  Plan,
  PlanEnterprise,
  PlanGroup,
  PlanGroups,
  PlanNumber,
  PlanQuestion,
  PlanTarget,
} from '../api/plan.ts'

/** What isn't narrowed is left out. */
export const question = (change: Partial<PlanQuestion> = {}): PlanQuestion =>
  ({ measure: 'value-added', ...change }) as PlanQuestion

export const number = (change: Partial<PlanNumber> = {}): PlanNumber => ({
  value: '41050000000',
  unit: 'CNY',
  enterprises: 12,
  notStated: 3,
  withheld: false,
  rounded: false,
  basis: [
    {
      audited: true,
      confidence: 'verified',
      synthetic: false,
      value: '41000000000',
      enterprises: 9,
    },
    { audited: false, confidence: 'reported', synthetic: true, value: '50000000', enterprises: 3 },
  ],
  caveats: ['unaudited', 'synthetic', 'partly-stated'],
  behind: question({ year: 2023 }),
  ...change,
})

/** A number of which nothing is known. */
export function notStated(change: Partial<PlanNumber> = {}): PlanNumber {
  const { value: _, ...rest } = number({ enterprises: 0, basis: [], caveats: [], ...change })
  return rest
}

export const target = (change: Partial<PlanTarget> = {}): PlanTarget => ({
  targetId: 'T-VA-2025',
  zh: '到2025年新材料产业增加值达到550亿元',
  en: 'New-materials value added reaches 55bn RMB by 2025',
  kind: 'quantitative',
  operator: 'at-least',
  value: '55000000000',
  unit: 'CNY',
  year: 2025,
  fields: [],
  sourceId: 'seed',
  confidence: 'seed',
  state: 'behind',
  becauseZh: '2023 年的实际低于路径。',
  becauseEn: 'What 2023 came to lies below the path.',
  actual: number(),
  parts: [],
  ...change,
})

export const plan = (change: Partial<Plan> = {}): Plan => ({
  asOf: '2024-06-30',
  notYetCounted: 0,
  titleZh: '深圳市培育发展新材料产业集群行动计划（2022—2025年）',
  titleEn: 'Action plan for the new-materials cluster (2022–2025)',
  fromYear: 2022,
  toYear: 2025,
  sources: [{ sourceId: 'seed', title: 'The action plan', url: 'https://plan.invalid/1250' }],
  targets: [target()],
  path: [
    { year: 2022, onPath: '36982000000', actual: number(), state: 'on-path' },
    { year: 2023, onPath: '42213000000', actual: notStated(), state: 'unknown' },
  ],
  pathGrowth: '0.1414',
  clusters: [
    {
      field: 'NEM',
      planned: true,
      target: '10000000000',
      year: 2025,
      actual: number({ behind: question({ field: 'NEM', year: 2023 }) }),
      state: 'met',
    },
  ],
  tasks: [
    {
      taskId: 'TASK-3.1',
      section: '3.1',
      zh: '完善自主创新体系',
      en: 'Improve the indigenous innovation system',
      kind: 'key_task',
      agencyIds: ['STIC', 'DRC'],
      sourceId: 'seed',
      confidence: 'seed',
    },
  ],
  agencies: [
    {
      agencyId: 'STIC',
      zh: '市科技创新委',
      en: 'Science Commission',
      successorNoteZh: '现为市科技创新局',
      successorNoteEn: 'now another bureau',
      sourceId: 'seed',
      confidence: 'seed',
    },
    {
      agencyId: 'DRC',
      zh: '市发展改革委',
      en: 'Reform Commission',
      sourceId: 'seed',
      confidence: 'seed',
    },
  ],
  moneyKinds: [
    {
      kind: 'special',
      zh: '专项基金',
      en: 'Special fund',
      recordedBy: 'fund',
      sections: ['3.3', '6.2'],
      sourceId: 'seed',
      confidence: 'seed',
    },
    {
      kind: 'subsidy',
      zh: '专项资金',
      en: 'Public money',
      recordedBy: 'nowhere',
      sections: ['6.2'],
      sourceId: 'seed',
      confidence: 'seed',
    },
  ],
  ...change,
})

export const groups = (of: readonly PlanGroup[], change: Partial<PlanGroups> = {}): PlanGroups => ({
  asOf: '2024-06-30',
  measure: 'value-added',
  unit: 'CNY',
  notYetCounted: 0,
  groups: [...of],
  total: number(),
  ...change,
})

export const behind = (change: Partial<PlanEnterprise> = {}): PlanEnterprise => ({
  enterpriseId: 'e1',
  nameZh: '演示·旅程材料有限公司',
  nameEn: 'Journey Materials',
  materialField: 'NEM',
  district: '440306',
  stage: 'acceleration',
  value: '120000000',
  unit: 'CNY',
  withheld: false,
  facts: [
    {
      record: 'figures',
      factId: 's1',
      version: 2,
      year: 2023,
      value: '120000000',
      audited: false,
      confidence: 'reported',
      synthetic: true,
    },
  ],
  ...change,
})

export const funnel = (change: Partial<Funnel> = {}): Funnel => ({
  asOf: '2024-06-30',
  notYetCounted: 0,
  stages: [
    { stage: 'research', zh: '研发', en: 'Research', rungs: [], reached: 9, now: 2 },
    {
      stage: 'incubation',
      zh: '孵化',
      en: 'Incubation',
      rungs: ['seed', 'angel'],
      reached: 7,
      now: 0,
    },
  ],
  steps: [
    {
      from: 'research',
      to: 'incubation',
      entered: 9,
      converted: 7,
      rate: '0.7778',
      lost: 1,
      medianDays: 400,
    },
  ],
  paces: [{ from: 'seed', to: 'angel', enterprises: 5, medianDays: 212 }],
  cohorts: [
    {
      year: 2020,
      enterprises: 8,
      reached: [{ stage: 'incubation', enterprises: 6 }],
      alive: 7,
      failed: 1,
      acquired: 0,
      delisted: 0,
      closed: 0,
      survival: [{ year: 2021, alive: 7, rate: '0.875' }],
    },
  ],
  fields: [{ field: 'NEM', enterprises: 8, reached: [], steps: [], alive: 7 }],
  source: 'practice',
  confidence: 'derived',
  ...change,
})
