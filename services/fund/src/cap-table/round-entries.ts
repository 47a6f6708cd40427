import type { DealId, GivenId } from '../facts/ids.ts'
import type { Entry } from './entry.ts'
import type { CapTableEvent } from './events.ts'

/**
 * What a deal's round entered, by its versions; none where it has not entered yet. The class and the names that came with
 * it stay where something else that stands needs them.
 */
export function versionsOfRound(
  dealId: DealId,
  entries: readonly Entry[],
  reversed: ReadonlySet<number>,
): readonly number[] {
  const standing = entries.filter(({ version }) => !reversed.has(version))
  const shares = standing.filter(
    ({ event }) => event.type === 'StockIssued' && event.dealId === dealId,
  )
  const commands = new Set(shares.map(({ commandId }) => commandId))
  const others = standing.filter(({ commandId }) => !commands.has(commandId))
  const needed = new Set(others.flatMap(({ event }) => namedBy(event)))
  const alone = standing.filter(
    ({ commandId, event }) => commands.has(commandId) && made(event).some((id) => !needed.has(id)),
  )
  return [...shares, ...alone].map(({ version }) => version).sort((a, b) => a - b)
}

const holder = (id: GivenId): string => `holder ${id}`
const stockClass = (id: GivenId): string => `class ${id}`

function made(event: CapTableEvent): readonly string[] {
  if (event.type === 'StakeholderNamed') return [holder(event.holderId)]
  return event.type === 'StockClassDefined' ? [stockClass(event.stockClassId)] : []
}

/** The holders and classes that an event names. */
function namedBy(event: CapTableEvent): readonly string[] {
  switch (event.type) {
    case 'StakeholderNamed':
    case 'EquityCompensationIssued':
      return [holder(event.holderId)]
    case 'StockIssued':
      return [holder(event.holderId), stockClass(event.stockClassId)]
    case 'StockTransferred':
      return [holder(event.toHolderId)]
    case 'StockClassDefined':
    case 'StockClassSplit':
    case 'StockPlanDefined':
      return [stockClass(event.stockClassId)]
    case 'StockClassConverted':
      return [stockClass(event.fromStockClassId), stockClass(event.toStockClassId)]
    default:
      return []
  }
}
