import { type Column, column, numberColumn } from './columns.ts'

/** A number with what it rests on, as it is answered. */
interface Numbered {
  readonly value?: string
  readonly unit: string
  readonly enterprises: number
  readonly notStated?: number
  readonly withheld: boolean
  readonly rounded: boolean
  readonly caveats: readonly string[]
}

const numbers = <Row>(of: (row: Row) => Numbered | undefined): readonly Column<Row>[] => [
  numberColumn<Row>('数值', 'Value', (row) => of(row)?.value),
  column<Row>('单位', 'Unit', (row) => of(row)?.unit),
  numberColumn<Row>('企业数', 'Enterprises', (row) => of(row)?.enterprises),
  numberColumn<Row>('未填报企业数', 'Not stated', (row) => of(row)?.notStated),
  column<Row>('不予公布', 'Withheld', (row) => of(row)?.withheld),
  column<Row>('取整', 'Rounded', (row) => of(row)?.rounded),
  column<Row>('须知', 'Caveats', (row) => of(row)?.caveats.join(' ')),
]

interface Target {
  readonly targetId: string
  readonly zh: string
  readonly en: string
  readonly kind: string
  readonly operator?: string
  readonly value?: string
  readonly valueMost?: string
  readonly unit?: string
  readonly year?: number
  readonly state: string
  readonly becauseZh: string
  readonly becauseEn: string
  readonly sourceId: string
  readonly confidence: string
  readonly actual?: Numbered
}

export const targetColumns = [
  column<Target>('编号', 'Id', ({ targetId }) => targetId),
  column<Target>('目标', 'Target (Chinese)', ({ zh }) => zh),
  column<Target>('目标（英文）', 'Target (English)', ({ en }) => en),
  column<Target>('类别', 'Kind', ({ kind }) => kind),
  column<Target>('比较', 'Operator', ({ operator }) => operator),
  numberColumn<Target>('目标值', 'Target value', ({ value }) => value),
  numberColumn<Target>('目标值上限', 'Target value, most', ({ valueMost }) => valueMost),
  column<Target>('目标单位', 'Target unit', ({ unit }) => unit),
  numberColumn<Target>('年份', 'Year', ({ year }) => year),
  column<Target>('状态', 'State', ({ state }) => state),
  column<Target>('原因', 'Because (Chinese)', ({ becauseZh }) => becauseZh),
  column<Target>('原因（英文）', 'Because (English)', ({ becauseEn }) => becauseEn),
  ...numbers<Target>(({ actual }) => actual),
  column<Target>('来源', 'Source', ({ sourceId }) => sourceId),
  column<Target>('可信度', 'Confidence', ({ confidence }) => confidence),
]

interface Point {
  readonly year: number
  readonly onPath: string
  readonly state: string
  readonly actual?: Numbered
}

export const pathColumns = [
  numberColumn<Point>('年份', 'Year', ({ year }) => year),
  numberColumn<Point>('路径（元）', 'On the path (CNY)', ({ onPath }) => onPath),
  column<Point>('状态', 'State', ({ state }) => state),
  ...numbers<Point>(({ actual }) => actual),
]

interface Cluster {
  readonly field: string
  readonly planned: boolean
  readonly target?: string
  readonly year: number
  readonly state: string
  readonly actual?: Numbered
}

export const clusterColumns = [
  column<Cluster>('领域', 'Field', ({ field }) => field),
  column<Cluster>('计划列名', 'Planned', ({ planned }) => planned),
  numberColumn<Cluster>('目标（元）', 'Target (CNY)', ({ target }) => target),
  numberColumn<Cluster>('年份', 'Year', ({ year }) => year),
  column<Cluster>('状态', 'State', ({ state }) => state),
  ...numbers<Cluster>(({ actual }) => actual),
]

interface Task {
  readonly taskId: string
  readonly zh: string
  readonly en: string
  readonly kind: string
  readonly agencyIds: readonly string[]
  readonly leadAgencyId?: string
  readonly sourceId: string
  readonly confidence: string
}

export const taskColumns = [
  column<Task>('编号', 'Id', ({ taskId }) => taskId),
  column<Task>('任务', 'Task (Chinese)', ({ zh }) => zh),
  column<Task>('任务（英文）', 'Task (English)', ({ en }) => en),
  column<Task>('类别', 'Kind', ({ kind }) => kind),
  column<Task>('责任单位', 'Agencies', ({ agencyIds }) => agencyIds.join(' ')),
  column<Task>('首列单位', 'Named first', ({ leadAgencyId }) => leadAgencyId),
  column<Task>('来源', 'Source', ({ sourceId }) => sourceId),
  column<Task>('可信度', 'Confidence', ({ confidence }) => confidence),
]

interface Agency {
  readonly agencyId: string
  readonly zh: string
  readonly en: string
  readonly successorNoteZh?: string
  readonly successorNoteEn?: string
}

export const agencyColumns = [
  column<Agency>('编号', 'Id', ({ agencyId }) => agencyId),
  column<Agency>('名称', 'Name (Chinese)', ({ zh }) => zh),
  column<Agency>('英文名称', 'Name (English)', ({ en }) => en),
  column<Agency>('沿革', 'Since (Chinese)', ({ successorNoteZh }) => successorNoteZh),
  column<Agency>('沿革（英文）', 'Since (English)', ({ successorNoteEn }) => successorNoteEn),
]

interface Group {
  readonly year?: number
  readonly field?: string
  readonly district?: string
  readonly stage?: string
  readonly kind?: string
  readonly level?: string
  readonly number?: Numbered
}

export const groupColumns = [
  numberColumn<Group>('年份', 'Year', ({ year }) => year),
  column<Group>('领域', 'Field', ({ field }) => field),
  column<Group>('行政区', 'District', ({ district }) => district),
  column<Group>('阶段', 'Stage', ({ stage }) => stage),
  column<Group>('种类', 'Kind', ({ kind }) => kind),
  column<Group>('级别', 'Level', ({ level }) => level),
  ...numbers<Group>(({ number }) => number),
]

interface Enterprise {
  readonly enterpriseId: string
  readonly nameZh?: string
  readonly nameEn?: string
  readonly materialField?: string
  readonly district?: string
  readonly stage?: string
  readonly value?: string
  readonly unit: string
  readonly withheld: boolean
  readonly facts: readonly {
    readonly record: string
    readonly factId?: string
    readonly version: number
    readonly on?: string
    readonly audited: boolean
    readonly confidence: string
    readonly synthetic: boolean
  }[]
}

const some = (
  { facts }: Enterprise,
  of: (fact: Enterprise['facts'][number]) => string | boolean | undefined,
) => [...new Set(facts.map((fact) => String(of(fact) ?? '')))].join(' ')

export const enterpriseColumns = [
  column<Enterprise>('企业编号', 'Enterprise id', ({ enterpriseId }) => enterpriseId),
  column<Enterprise>('名称', 'Name (Chinese)', ({ nameZh }) => nameZh),
  column<Enterprise>('英文名称', 'Name (English)', ({ nameEn }) => nameEn),
  column<Enterprise>('材料领域', 'Material field', ({ materialField }) => materialField),
  column<Enterprise>('行政区', 'District', ({ district }) => district),
  column<Enterprise>('阶段', 'Stage', ({ stage }) => stage),
  numberColumn<Enterprise>('数值', 'Value', ({ value }) => value),
  column<Enterprise>('单位', 'Unit', ({ unit }) => unit),
  column<Enterprise>('不予公布', 'Withheld', ({ withheld }) => withheld),
  column<Enterprise>('自', 'Since', (row) => some(row, ({ on }) => on)),
  column<Enterprise>('经审计', 'Audited', (row) => some(row, ({ audited }) => audited)),
  column<Enterprise>('可信度', 'Confidence', (row) => some(row, ({ confidence }) => confidence)),
  column<Enterprise>('演示数据', 'Synthetic', (row) => some(row, ({ synthetic }) => synthetic)),
  column<Enterprise>('记录', 'Record', (row) => some(row, ({ record }) => record)),
  column<Enterprise>('依据', 'Facts', (row) => some(row, ({ factId }) => factId)),
  column<Enterprise>('版本', 'Versions', (row) => some(row, ({ version }) => String(version))),
]

interface Stage {
  readonly stage: string
  readonly zh: string
  readonly en: string
  readonly rungs: readonly string[]
  readonly reached: number
  readonly now: number
}

export const stageColumns = [
  column<Stage>('阶段', 'Stage', ({ stage }) => stage),
  column<Stage>('名称', 'Name (Chinese)', ({ zh }) => zh),
  column<Stage>('英文名称', 'Name (English)', ({ en }) => en),
  column<Stage>('轮次', 'Rungs', ({ rungs }) => rungs.join(' ')),
  numberColumn<Stage>('曾到达', 'Reached', ({ reached }) => reached),
  numberColumn<Stage>('当前', 'Now', ({ now }) => now),
]

interface Step {
  readonly from: string
  readonly to: string
  readonly entered: number
  readonly converted: number
  readonly rate?: string
  readonly lost: number
  readonly medianDays?: number
}

export const stepColumns = [
  column<Step>('自', 'From', ({ from }) => from),
  column<Step>('至', 'To', ({ to }) => to),
  numberColumn<Step>('进入', 'Entered', ({ entered }) => entered),
  numberColumn<Step>('转化', 'Converted', ({ converted }) => converted),
  numberColumn<Step>('转化率', 'Rate', ({ rate }) => rate),
  numberColumn<Step>('流失', 'Lost', ({ lost }) => lost),
  numberColumn<Step>('中位天数', 'Median days', ({ medianDays }) => medianDays),
]

interface Pace {
  readonly from: string
  readonly to: string
  readonly enterprises: number
  readonly medianDays?: number
}

export const paceColumns = [
  column<Pace>('自', 'From', ({ from }) => from),
  column<Pace>('至', 'To', ({ to }) => to),
  numberColumn<Pace>('企业数', 'Enterprises', ({ enterprises }) => enterprises),
  numberColumn<Pace>('中位天数', 'Median days', ({ medianDays }) => medianDays),
]

interface Cohort {
  readonly year: number
  readonly enterprises: number
  readonly alive: number
  readonly failed: number
  readonly acquired: number
  readonly delisted: number
  readonly closed: number
}

export const cohortColumns = [
  numberColumn<Cohort>('首个阶段年份', 'Year of the first rung', ({ year }) => year),
  numberColumn<Cohort>('企业数', 'Enterprises', ({ enterprises }) => enterprises),
  numberColumn<Cohort>('存续', 'Alive', ({ alive }) => alive),
  numberColumn<Cohort>('失败', 'Failed', ({ failed }) => failed),
  numberColumn<Cohort>('被并购', 'Acquired', ({ acquired }) => acquired),
  numberColumn<Cohort>('退市', 'Delisted', ({ delisted }) => delisted),
  numberColumn<Cohort>('终止', 'Closed', ({ closed }) => closed),
]

interface Field {
  readonly field?: string
  readonly enterprises: number
  readonly alive: number
}

export const fieldColumns = [
  column<Field>('领域', 'Field', ({ field }) => field),
  numberColumn<Field>('企业数', 'Enterprises', ({ enterprises }) => enterprises),
  numberColumn<Field>('存续', 'Alive', ({ alive }) => alive),
]
