import type { Carrier } from '../api/carriers.ts'
import { reported } from './enterprise.ts'

/** A centre that was raised to the state's level, hosted by an enterprise and an institute. */
export const carrier = (change: Partial<Carrier> = {}): Carrier => ({
  carrierId: 'c1',
  version: 2,
  kind: 'innovation-centre',
  nameZh: '虚构电池材料创新中心',
  hosts: [{ enterpriseId: 'e1', name: '虚构碳材料有限公司' }, { name: '虚构材料研究院' }],
  district: '440311',
  fields: ['NEM-01'],
  status: 'in-force',
  level: 'national',
  authority: '工业和信息化部',
  recognisedOn: '2023-05-01',
  recognitions: [
    { entry: 1, level: 'provincial', authority: '省厅', recognisedOn: '2021-03-01' },
    { entry: 2, level: 'national', authority: '工业和信息化部', recognisedOn: '2023-05-01' },
  ],
  merged: [],
  enterprises: [],
  papers: [],
  counted: [
    { level: 'provincial', from: '2021-03-01', to: '2023-04-30' },
    { level: 'national', from: '2023-05-01' },
  ],
  provenance: reported,
  toldFor: '2026-11-23',
  ...change,
})
