import type { Transaction } from '@seedline/register'
import type { Happening } from '../data.ts'
import { evidence, provenance } from '../evidence.ts'
import { moneyOfYuan } from '../money.ts'
import {
  capitalClass,
  ofEnterprise,
  ownId,
  recordRung,
  type Steps,
  shareClass,
  transact,
  write,
} from '../steps.ts'

type Of<Kind extends Happening['kind']> = Extract<Happening, { kind: Kind }>

/** The company becomes a joint-stock company: its capital becomes shares. */
export function recordConversion(steps: Steps, { on, shares }: Of<'conversion'>): void {
  transact(steps, 'joint-stock conversion', [
    {
      type: 'define-stock-class',
      stockClassId: shareClass(steps),
      name: '普通股 · Common shares',
      classType: 'common',
    },
    {
      type: 'convert-stock-class',
      fromStockClassId: capitalClass(steps),
      toStockClassId: shareClass(steps),
      totalQuantity: String(shares),
      convertedOn: on,
    },
  ])
  steps.total = BigInt(shares)
  recordRung(steps, 'joint-stock', on, ['resolution', 'licence'])
}

export function recordOffering(steps: Steps, { on, price, shares }: Of<'offering'>): void {
  const holderId = ownId(steps, 'public')
  transact(
    steps,
    'initial offering',
    [
      { type: 'name-stakeholder', holderId, name: '演示公众股东', kind: 'public' },
      {
        type: 'issue-stock',
        securityId: ownId(steps, 'public.s1'),
        holderId,
        stockClassId: shareClass(steps),
        quantity: String(shares),
        sharePrice: moneyOfYuan(price),
        issuedOn: on,
        evidence: evidence('listing'),
        provenance,
      },
    ],
    BigInt(shares),
  )
  recordRung(steps, 'listed', on, ['listing'])
}

/** The founders sell out; the investors stay. */
export function recordSale(steps: Steps, { on, price }: Of<'sale'>): void {
  const acquirer = ownId(steps, 'acquirer')
  const name = '演示产业集团（并购方）'
  const sales = steps.enterprise.founders.map(
    (part, index): Transaction => ({
      type: 'transfer-stock',
      securityId: ownId(steps, `founder${index}.s1`),
      quantity: String(part),
      toHolderId: acquirer,
      resultingSecurityId: ownId(steps, `acquirer.s${index + 1}`),
      transferredOn: on,
      sharePrice: moneyOfYuan(price),
    }),
  )
  transact(steps, 'sale to the acquirer', [
    { type: 'name-stakeholder', holderId: acquirer, name, kind: 'institution' },
    ...sales,
  ])
  recordRung(steps, 'acquired', on, ['acquisition'])
}

export function recordClosure(steps: Steps, { on }: Of<'closure'>): void {
  recordRung(steps, 'failed', on, ['closure'])
  write(steps, {
    what: 'closure',
    path: ofEnterprise('closure'),
    body: {
      closedOn: on,
      reason: '经营失败，资不抵债，依法注销（演示）· business failed and was wound up (synthetic)',
      evidence: evidence('closure'),
    },
  })
}
