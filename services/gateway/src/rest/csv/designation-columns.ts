import { column } from './columns.ts'

/** A designation that is held on the day asked, as it is answered. */
interface Row {
  readonly enterpriseId: string
  readonly designationId: string
  readonly kind: string
  readonly level: string
  readonly certificateNumber?: string
  readonly validFrom: string
  readonly validTo?: string
  readonly daysLeft?: number
  readonly batch?: string
  readonly authority: string
  readonly provenance?: {
    readonly source: string
    readonly confidence: string
    readonly synthetic: boolean
  }
}

/** Designations as a table. */
export const designationColumns = [
  column<Row>('企业编号', 'Enterprise id', ({ enterpriseId }) => enterpriseId),
  column<Row>('称号', 'Designation', ({ kind }) => kind),
  column<Row>('级别', 'Level', ({ level }) => level),
  column<Row>('证书编号', 'Certificate number', ({ certificateNumber }) => certificateNumber),
  column<Row>('有效期自', 'Valid from', ({ validFrom }) => validFrom),
  column<Row>('有效期至', 'Valid to', ({ validTo }) => validTo),
  column<Row>('剩余天数', 'Days left', ({ daysLeft }) => daysLeft),
  column<Row>('批次', 'Batch', ({ batch }) => batch),
  column<Row>('认定机关', 'Authority', ({ authority }) => authority),
  column<Row>('来源', 'Source', ({ provenance }) => provenance?.source),
  column<Row>('可信度', 'Confidence', ({ provenance }) => provenance?.confidence),
  column<Row>('演示数据', 'Synthetic', ({ provenance }) => provenance?.synthetic),
  column<Row>('编号', 'Id', ({ designationId }) => designationId),
]
