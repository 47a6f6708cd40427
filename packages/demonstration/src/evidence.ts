import type { Evidence, Provenance } from '@seedline/register'

/** Everything in the demonstration bears this: made up, and shown as such. */
export const provenance: Provenance = {
  source: 'Seedline demonstration data · 演示数据，纯属虚构',
  confidence: 'reported',
  synthetic: true,
}

const documents = {
  agreement: ['contract', '增资协议（演示）· investment agreement (synthetic)'],
  resolution: ['resolution', '投委会决议（演示）· committee resolution (synthetic)'],
  payment: ['payment-proof', '出资凭证（演示）· proof of payment (synthetic)'],
  licence: ['registration', '变更登记（演示）· registration of change (synthetic)'],
  filing: ['announcement', '上市申请受理公告（演示）· notice of acceptance (synthetic)'],
  registration: ['announcement', '注册批复（演示）· registration approval (synthetic)'],
  listing: ['announcement', '上市公告书（演示）· listing announcement (synthetic)'],
  delisting: ['announcement', '终止上市公告（演示）· delisting announcement (synthetic)'],
  closure: ['registration', '注销登记（演示）· deregistration (synthetic)'],
  recognition: ['announcement', '认定公告（演示）· notice of recognition (synthetic)'],
  consent: ['contract', '企业授权书（演示）· signed consent (synthetic)'],
  acquisition: ['contract', '股权收购协议（演示）· share purchase agreement (synthetic)'],
} as const

export type DocumentName = keyof typeof documents

export function evidence(...names: readonly DocumentName[]): Evidence[] {
  return names.map((name) => ({ kind: documents[name][0], title: documents[name][1] }))
}
