import type { Provenance } from '@seedline/register'
import type { Stakeholder, StockClass, StockPlan } from './objects.ts'
import { givenId, type OcfUnit, quantityOf } from './ocf-unit.ts'
import type { OcfPackage } from './read-package.ts'

/** What stands before any transaction: classes, stakeholders and plans. */
export function standingUnits(read: OcfPackage): OcfUnit[] {
  return [
    ...read.classes.map(classUnit),
    ...read.stakeholders.map(stakeholderUnit),
    ...read.plans.map((plan) => planUnit(plan, read)),
  ]
}

/**
 * Where what a package says comes from. The same for every package of the issuer, so that a later
 * one repeats and adds.
 */
export function provenanceOf({ manifest: { issuer, ocf_version } }: OcfPackage): Provenance {
  return {
    source: `Open Cap Format package, issuer ${issuer.id}`,
    confidence: 'reported',
    synthetic: /sample/i.test(ocf_version),
  }
}

function classUnit({ id, name, class_type, initial_shares_authorized }: StockClass): OcfUnit {
  const limited = /^[+-]?[0-9]/.test(initial_shares_authorized)
  return unit('STOCK_CLASS', id, {
    type: 'define-stock-class',
    stockClassId: givenId(id),
    name,
    classType: class_type === 'COMMON' ? 'common' : 'preferred',
    ...(limited && { sharesAuthorized: quantityOf(initial_shares_authorized) }),
  })
}

function stakeholderUnit(stakeholder: Stakeholder): OcfUnit {
  const { id, name, stakeholder_type, current_relationship } = stakeholder
  const individual = current_relationship === 'FOUNDER' ? 'founder' : 'individual'
  return unit('STAKEHOLDER', id, {
    type: 'name-stakeholder',
    holderId: givenId(id),
    name: name.legal_name,
    kind: stakeholder_type === 'INDIVIDUAL' ? individual : 'institution',
  })
}

function planUnit(plan: StockPlan, read: OcfPackage): OcfUnit {
  const classId = plan.stock_class_id ?? plan.stock_class_ids?.[0] ?? ''
  const firstUse = read.transactions
    .filter((tx) => 'stock_plan_id' in tx && tx.stock_plan_id === plan.id)
    .map(({ date }) => date)
    .sort()
  const approvedOn = plan.board_approval_date ?? plan.stockholder_approval_date ?? firstUse[0]
  return unit('STOCK_PLAN', plan.id, {
    type: 'define-stock-plan',
    stockPlanId: givenId(plan.id),
    name: plan.plan_name,
    stockClassId: givenId(classId),
    sharesReserved: quantityOf(plan.initial_shares_reserved),
    approvedOn: approvedOn ?? read.manifest.as_of,
  })
}

function unit(objectType: string, id: string, transaction: OcfUnit['transactions'][0]): OcfUnit {
  return { objectType, id, date: undefined, needs: [], gives: [], transactions: [transaction] }
}
