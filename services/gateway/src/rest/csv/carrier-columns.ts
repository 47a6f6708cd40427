import { column } from './columns.ts'

/** An innovation carrier as it is answered. */
interface Row {
  readonly carrierId: string
  readonly kind: string
  readonly nameZh: string
  readonly nameEn?: string
  readonly hosts: readonly { readonly enterpriseId?: string; readonly name?: string }[]
  readonly district?: string
  readonly fields: readonly string[]
  readonly status: string
  readonly level: string
  readonly authority: string
  readonly documentNumber?: string
  readonly recognisedOn: string
  readonly validTo?: string
  readonly closedOn?: string
  readonly provenance?: {
    readonly source: string
    readonly confidence: string
    readonly synthetic: boolean
  }
}

/** Innovation carriers as a table. */
export const carrierColumns = [
  column<Row>('创新载体', 'Innovation carrier', ({ nameZh }) => nameZh),
  column<Row>('英文名称', 'Name in English', ({ nameEn }) => nameEn),
  column<Row>('类型', 'Kind', ({ kind }) => kind),
  column<Row>('级别', 'Level', ({ level }) => level),
  column<Row>('状态', 'Status', ({ status }) => status),
  column<Row>('所在区', 'District', ({ district }) => district),
  column<Row>('材料领域', 'Material fields', ({ fields }) => fields.join(' ')),
  column<Row>('承建企业编号', 'Ids of hosting enterprises', ({ hosts }) =>
    hosts.flatMap(({ enterpriseId }) => enterpriseId ?? []).join(' '),
  ),
  column<Row>('承建单位', 'Hosts by name', ({ hosts }) =>
    hosts.flatMap(({ name }) => name ?? []).join('; '),
  ),
  column<Row>('认定机关', 'Authority', ({ authority }) => authority),
  column<Row>('文号', 'Document number', ({ documentNumber }) => documentNumber),
  column<Row>('认定日期', 'Recognised on', ({ recognisedOn }) => recognisedOn),
  column<Row>('有效期至', 'Valid to', ({ validTo }) => validTo),
  column<Row>('终止日期', 'Ended on', ({ closedOn }) => closedOn),
  column<Row>('来源', 'Source', ({ provenance }) => provenance?.source),
  column<Row>('可信度', 'Confidence', ({ provenance }) => provenance?.confidence),
  column<Row>('演示数据', 'Synthetic', ({ provenance }) => provenance?.synthetic),
  column<Row>('编号', 'Id', ({ carrierId }) => carrierId),
]
