/**
 * One deal, as sums of digests: what must be and what is cancel out, in whichever order they are
 * read. The deals that don't come out are then looked at one by one.
 */
export interface Balance extends Numbers {
  /** Minor units reserved and neither invested nor released; of a free or invested deal none may be left. */
  rest: bigint
}

/** A number that says of whom or what is 0 where nothing was said. */
interface Numbers {
  /** That opened the deal. */
  fund: number
  /** What the deal says that its fund has for it. */
  promised: number
  /** The same of its approval: a reversed round leads back there. */
  approved: number
  /** By its own stream: the fund that has capital for the deal, at which stage, and which of how much. */
  capitalOf: number
  stage: number
  held: number
  /** Closings less rungs. */
  ladder: number
  /** Of the closing, and of a rung that was made for it: which rung it is, and of which day. */
  closedAs: number
  reachedAs: number
  /** By the closing that stands. */
  subscribed: number
  /** Securities that were not taken back. */
  issued: number
  /** Places kept on cap tables less those given back, and less closings. */
  places: number
  /** The last closing that was read before a place for it, or has none; and when it was recorded, in ms. */
  unplaced: number
  unplacedAt: number
}

const nothing: Numbers = {
  fund: 0,
  promised: 0,
  approved: 0,
  capitalOf: 0,
  stage: 0,
  held: 0,
  ladder: 0,
  closedAs: 0,
  reachedAs: 0,
  subscribed: 0,
  issued: 0,
  places: 0,
  unplaced: 0,
  unplacedAt: 0,
}

const columns = Object.keys(nothing) as readonly (keyof Numbers)[]

/** A million events are of some fifty thousand deals: as objects they took nearly three times as much memory. */
export interface BalanceTable {
  /** Changes a deal's balance; one that was never changed is of nothing. */
  change(dealId: string, by: (balance: Balance) => void): void
  all(): Iterable<readonly [string, Balance]>
}

const ROWS = 1024

interface Page {
  readonly numbers: Float64Array
  readonly rests: BigInt64Array
}

export function balanceTable(): BalanceTable {
  const rows = new Map<string, number>()
  const pages: Page[] = []
  const pageOf = (row: number): Page => {
    const number = Math.floor(row / ROWS)
    const page = pages[number] ?? {
      numbers: new Float64Array(ROWS * columns.length),
      rests: new BigInt64Array(ROWS),
    }
    pages[number] = page
    return page
  }
  return {
    change(dealId, by) {
      const row = rows.get(dealId) ?? rows.size
      rows.set(dealId, row)
      const page = pageOf(row)
      const balance = read(page, row % ROWS)
      by(balance)
      write(page, row % ROWS, balance)
    },
    *all() {
      for (const [dealId, row] of rows) yield [dealId, read(pageOf(row), row % ROWS)]
    },
  }
}

function read({ numbers, rests }: Page, row: number): Balance {
  const balance: Balance = { ...nothing, rest: rests[row] ?? 0n }
  for (const [index, column] of columns.entries())
    balance[column] = numbers[row * columns.length + index] ?? 0
  return balance
}

function write({ numbers, rests }: Page, row: number, balance: Balance): void {
  for (const [index, column] of columns.entries())
    numbers[row * columns.length + index] = balance[column]
  rests[row] = balance.rest
}
