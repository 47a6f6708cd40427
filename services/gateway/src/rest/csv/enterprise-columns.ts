import { column } from './columns.ts'

/** An enterprise as it is answered. */
interface Row {
  readonly enterpriseId: string
  readonly version: number
  readonly nameZh?: string
  readonly nameEn?: string
  readonly uscc?: string
  readonly materialField?: string
  readonly district?: string
  readonly park?: string
  readonly foundedOn?: string
  readonly closedOn?: string
  readonly currentRung?: string
  readonly currentRungOn?: string
  readonly provenance?: {
    readonly source: string
    readonly confidence: string
    readonly synthetic: boolean
  }
}

/** Enterprises as a table. */
export const enterpriseColumns = [
  column<Row>('名称', 'Name (Chinese)', ({ nameZh }) => nameZh),
  column<Row>('英文名称', 'Name (English)', ({ nameEn }) => nameEn),
  column<Row>('统一社会信用代码', 'Unified Social Credit Code', ({ uscc }) => uscc),
  column<Row>('材料领域', 'Material field', ({ materialField }) => materialField),
  column<Row>('行政区', 'District', ({ district }) => district),
  column<Row>('成立日期', 'Founded on', ({ foundedOn }) => foundedOn),
  column<Row>('当前阶段', 'Current rung', ({ currentRung }) => currentRung),
  column<Row>('达到日期', 'Reached on', ({ currentRungOn }) => currentRungOn),
  column<Row>('终止日期', 'Closed on', ({ closedOn }) => closedOn),
  column<Row>('来源', 'Source', ({ provenance }) => provenance?.source),
  column<Row>('可信度', 'Confidence', ({ provenance }) => provenance?.confidence),
  column<Row>('演示数据', 'Synthetic', ({ provenance }) => provenance?.synthetic),
  column<Row>('编号', 'Id', ({ enterpriseId }) => enterpriseId),
  column<Row>('版本', 'Version', ({ version }) => version),
  column<Row>('园区或核心区', 'Park or core area', ({ park }) => park),
]
