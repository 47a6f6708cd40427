import {
  beginFold,
  emptyRegister,
  type Register,
  type Security,
  type Transaction,
} from '@seedline/register'

/**
 * A register that transactions are written into, with what each holder has at hand: looked for in the whole register at each
 * step, it would make a long history of many holders quadratic.
 */
export interface Book {
  /** As it stands; what is written later shows in it. */
  readonly register: Register
  /** @throws RangeError for a transaction that is impossible */
  write(transactions: readonly Transaction[]): void
  /** Ten-digit units of a holder, and of all. */
  unitsOf(holderId: string): bigint
  units(): bigint
  /** The holder's securities, those that there were first before the others. */
  securitiesOf(holderId: string): Iterable<Security>
  /** As it stands now, whatever is written later. */
  copy(): Register
  /** From here on what is written can be taken back by what this gives. */
  mark(): () => void
}

interface Maps {
  readonly securities: Map<string, Security>
  readonly holders: Map<string, unknown>
  readonly classes: Map<string, unknown>
}

/** Takes one transaction back in maps that are like the register after it, but for the order of securities. */
type Undo = (maps: Maps) => void

interface Pages {
  folding: ReturnType<typeof beginFold>
  index: Index
  /** When each security came to be, for what was taken back to stand where it stood. */
  readonly order: Map<string, number>
  /** How many came to be, those that were taken back among them. */
  made: number
  undos: Undo[]
}

export function openBook(): Book {
  const pages: Pages = {
    folding: beginFold(emptyRegister),
    index: indexOf(emptyRegister),
    order: new Map(),
    made: 0,
    undos: [],
  }
  return {
    get register() {
      return pages.folding.register
    },
    write(transactions) {
      for (const transaction of transactions) writeOne(pages, transaction)
    },
    unitsOf: (holderId) => pages.index.held.get(holderId)?.units ?? 0n,
    units: () => pages.index.all,
    *securitiesOf(holderId) {
      for (const id of pages.index.held.get(holderId)?.ids ?? []) {
        const security = pages.folding.register.securities.get(id)
        if (security) yield security
      }
    },
    copy: () => beginFold(pages.folding.register).register,
    mark() {
      pages.undos = []
      return () => takeBack(pages)
    },
  }
}

function writeOne(pages: Pages, transaction: Transaction): void {
  const { register } = pages.folding
  const touched = touchedBy(register, transaction)
  const undo = undoOf(register, transaction, touched)
  pages.folding.apply([transaction])
  pages.undos.push(undo)
  if (isOfAll(transaction)) {
    pages.index = indexOf(register)
    return
  }
  for (const security of touched) drop(pages.index, security)
  for (const id of madeBy(transaction)) {
    const security = register.securities.get(id)
    if (!security) continue
    put(pages.index, security)
    pages.order.set(id, pages.made++)
  }
}

/** Whether it changes every holding. */
const isOfAll = ({ type }: Transaction): boolean =>
  type === 'split-stock-class' || type === 'convert-stock-class'

/** The securities that it takes from, as they are before it. */
function touchedBy({ securities }: Register, transaction: Transaction): readonly Security[] {
  if (isOfAll(transaction)) return [...securities.values()]
  if (transaction.type !== 'transfer-stock' && transaction.type !== 'cancel-stock') return []
  return [securities.get(transaction.securityId) ?? []].flat()
}

/** The securities that there are after it and weren't before, in the order in which they come to be. */
function madeBy(transaction: Transaction): readonly string[] {
  switch (transaction.type) {
    case 'issue-stock':
      return [transaction.securityId]
    case 'transfer-stock':
      return [transaction.balanceSecurityId ?? [], transaction.resultingSecurityId].flat()
    case 'cancel-stock':
      return [transaction.balanceSecurityId ?? []].flat()
    default:
      return []
  }
}

function undoOf(
  { holders, classes }: Register,
  transaction: Transaction,
  touched: readonly Security[],
): Undo {
  const named =
    transaction.type === 'name-stakeholder' && !holders.has(transaction.holderId)
      ? transaction.holderId
      : undefined
  const defined =
    transaction.type === 'define-stock-class' && !classes.has(transaction.stockClassId)
      ? transaction.stockClassId
      : undefined
  return (maps) => {
    for (const id of madeBy(transaction)) maps.securities.delete(id)
    for (const security of touched) maps.securities.set(security.id, security)
    if (named !== undefined) maps.holders.delete(named)
    if (defined !== undefined) maps.classes.delete(defined)
  }
}

function takeBack(pages: Pages): void {
  if (pages.undos.length === 0) return
  const { securities, holders, classes, options } = pages.folding.register
  const maps = {
    securities: new Map(securities),
    holders: new Map(holders),
    classes: new Map(classes),
  }
  for (const undo of pages.undos.toReversed()) undo(maps)
  pages.undos = []
  const orderOf = (id: string) => pages.order.get(id) ?? 0
  const inOrder = [...maps.securities].toSorted(([a], [b]) => orderOf(a) - orderOf(b))
  pages.folding = beginFold({ ...maps, securities: new Map(inOrder), options })
  pages.index = indexOf(pages.folding.register)
}

interface Index {
  readonly held: Map<string, { units: bigint; readonly ids: Set<string> }>
  all: bigint
}

function indexOf({ securities }: Register): Index {
  const index: Index = { held: new Map(), all: 0n }
  for (const security of securities.values()) put(index, security)
  return index
}

function put(index: Index, { id, holderId, quantity }: Security): void {
  const own = index.held.get(holderId) ?? { units: 0n, ids: new Set<string>() }
  index.held.set(holderId, own)
  own.units += quantity.units
  own.ids.add(id)
  index.all += quantity.units
}

function drop(index: Index, { id, holderId, quantity }: Security): void {
  const own = index.held.get(holderId)
  if (!own?.ids.delete(id)) return
  own.units -= quantity.units
  index.all -= quantity.units
}
