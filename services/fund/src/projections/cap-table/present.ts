import {
  CapTable,
  type CapTableClass,
  type CapTableHolder,
  type CapTablePlan,
} from '@seedline/contracts/fund/v1/cap_table_service'
import {
  addNumeric,
  compareNumeric,
  formatNumeric,
  type Numeric,
  numeric,
  percentagesOf,
  subtractNumeric,
  sumNumeric,
} from '@seedline/values'
import type {
  CapTableDocument,
  ClassDocument,
  GrantDocument,
  HolderDocument,
  PlanDocument,
  SecurityDocument,
} from './document.ts'

/**
 * A cap table as it is answered. Each holder's percentage is of all stock of all classes together,
 * by largest remainder: they sum to exactly 100 when there is any.
 */
export function presentCapTable(document: CapTableDocument): CapTable {
  const { securities, grants } = document
  const total = totalOf(securities)
  const options = sumNumeric(grants.map(({ outstanding }) => numeric(outstanding)))
  return CapTable.fromPartial({
    enterpriseId: document.enterpriseId,
    version: document.version,
    holders: presentHolders(document),
    totalQuantity: formatNumeric(total),
    classes: document.classes.map((each) => presentClass(each, securities)),
    plans: document.plans.map(presentPlan),
    fullyDilutedQuantity: formatNumeric(addNumeric(total, options)),
  })
}

interface Holding {
  readonly holder: HolderDocument
  readonly securities: readonly SecurityDocument[]
  readonly quantity: Numeric
  readonly options: Numeric
}

function presentHolders({ holders, securities, grants }: CapTableDocument): CapTableHolder[] {
  const owned = Map.groupBy(securities, ({ holderId }) => holderId)
  const granted = Map.groupBy(grants, ({ holderId }) => holderId)
  const holdings = holders
    .map((holder): Holding => holding(holder, owned, granted))
    .filter(({ quantity, options }) => quantity.units > 0n || options.units > 0n)
    .sort(largestFirst)
  const percents = percentagesOf(holdings.map(({ quantity }) => quantity.units))
  return holdings.map(({ holder, securities: theirs, quantity, options }, index) => ({
    holderId: holder.holderId,
    name: holder.name,
    kind: holder.kind,
    quantity: formatNumeric(quantity),
    percent: percents[index] ?? '',
    securities: theirs.map((each) => ({ ...each, papersWithheld: false })),
    optionsOutstanding: formatNumeric(options),
  }))
}

function holding(
  holder: HolderDocument,
  owned: ReadonlyMap<string, readonly SecurityDocument[]>,
  granted: ReadonlyMap<string, readonly GrantDocument[]>,
): Holding {
  const securities = owned.get(holder.holderId) ?? []
  const options = (granted.get(holder.holderId) ?? []).map((each) => numeric(each.outstanding))
  return { holder, securities, quantity: totalOf(securities), options: sumNumeric(options) }
}

// Equal holdings by options, then by id, so that an answer is the same every time.
const largestFirst = (a: Holding, b: Holding): number =>
  compareNumeric(b.quantity, a.quantity) ||
  compareNumeric(b.options, a.options) ||
  (a.holder.holderId < b.holder.holderId ? -1 : 1)

const presentClass = (
  each: ClassDocument,
  securities: readonly SecurityDocument[],
): CapTableClass => ({
  ...each,
  quantity: formatNumeric(
    totalOf(securities.filter(({ stockClassId }) => stockClassId === each.stockClassId)),
  ),
})

const presentPlan = (plan: PlanDocument): CapTablePlan => ({
  stockPlanId: plan.stockPlanId,
  name: plan.name,
  sharesReserved: plan.sharesReserved,
  granted: plan.granted,
  exercised: plan.exercised,
  available: formatNumeric(subtractNumeric(numeric(plan.sharesReserved), numeric(plan.granted))),
})

const totalOf = (securities: readonly SecurityDocument[]): Numeric =>
  sumNumeric(securities.map(({ quantity }) => numeric(quantity)))
