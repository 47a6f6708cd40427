import {
  type CapTableTransaction,
  RecordTransactionsRequest,
} from '@seedline/contracts/fund/v1/cap_table_service'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import type { Random } from '../random.ts'
import { as, type Clients } from './clients.ts'
import { firstDay, someDay } from './days.ts'
import type { Ledger, Recording } from './ledger.ts'
import { nothing, type Prepared } from './prepared.ts'

type Enterprise = Ledger['enterprises'][number]
/** One transaction by the name of its kind. */
type Some = Readonly<Record<string, object>>

/** Something that a registrar writes down of who owns what. */
export function transactions(
  { capTables }: Clients,
  ledger: Ledger,
  random: Random,
): Prepared | undefined {
  const enterprise = random.pick(ledger.enterprises)
  if (!enterprise) return undefined
  const chosen = enterprise.classes.length === 0 ? begun(random) : next(enterprise, random)
  return {
    service: 'fund',
    lives: { enterpriseId: enterprise.id, day: chosen.day },
    send: (commandId) =>
      capTables.recordTransactions(
        RecordTransactionsRequest.fromPartial({
          commandId,
          enterpriseId: enterprise.id,
          transactions: chosen.transactions.map(messageOf),
        }),
        as.registrar,
      ),
    accepted: (outcome) => keep(enterprise, chosen, versionsIn(outcome)),
  }
}

const versionsIn = ({ eventIds }: CommandOutcome): readonly number[] =>
  eventIds.map((id) => Number(id.split('@').at(-1)))

function keep(enterprise: Enterprise, chosen: Chosen, versions: readonly number[]): void {
  const recordings: readonly Recording[] = [
    { versions: versions.slice(0, -1), known: chosen.defined ?? nothing },
    { versions: versions.slice(-1), known: chosen.accepted },
  ]
  for (const recording of recordings) {
    if (recording.versions.length === 0) continue
    enterprise.recordings.push(recording)
    recording.known(enterprise)
  }
}

const messageOf = (one: Some): CapTableTransaction => {
  const [[$case, value] = []] = Object.entries(one)
  return { transaction: { $case, value } } as unknown as CapTableTransaction
}

interface Chosen {
  readonly day: string
  readonly transactions: readonly Some[]
  /** What is known by all but the last, and by the last. */
  defined?(enterprise: Enterprise): void
  accepted(enterprise: Enterprise): void
}

const enterpriseId = ''

const whole = (quantity: number): string => String(BigInt(Math.floor(quantity)))

const issue = (
  securityId: string,
  holderId: string,
  stockClassId: string,
  quantity: number,
  issuedOn: string,
): Some => ({
  issueStock: {
    enterpriseId,
    securityId,
    holderId,
    stockClassId,
    quantity: whole(quantity),
    issuedOn,
  },
})

/** Some begin as companies with registered capital, which later becomes shares. */
function begun(random: Random): Chosen {
  // Some have nearly as many as can be written down.
  const quantity = random.chance(0.2) ? 6 * 10 ** 27 : random.between(1, 90) * 1000
  // Ids of securities stay used, also of those that were taken back.
  const securityId = fresh(random)
  const inCapital = random.chance(0.5)
  const types = {
    common: 'STOCK_CLASS_TYPE_COMMON',
    preferred: inCapital ? 'STOCK_CLASS_TYPE_REGISTERED_CAPITAL' : 'STOCK_CLASS_TYPE_PREFERRED',
  } as const
  // Of some no more may be issued than there is: what is entered late may then be too much on its day alone.
  const sharesAuthorized = random.chance(0.5) ? whole(quantity + 5000) : ''
  return {
    day: firstDay(),
    transactions: [
      ...Object.entries(types).map(([stockClassId, classType]) => ({
        defineStockClass: {
          enterpriseId,
          stockClassId,
          name: stockClassId,
          classType,
          sharesAuthorized: stockClassId === 'common' ? sharesAuthorized : '',
        },
      })),
      ...['one', 'two'].map((holderId) => ({
        nameStakeholder: { enterpriseId, holderId, name: holderId, kind: 'HOLDER_KIND_FOUNDER' },
      })),
      issue(securityId, 'one', inCapital ? 'preferred' : 'common', quantity, firstDay()),
    ],
    defined: ({ classes }) => void classes.push('common', 'preferred'),
    accepted: ({ sharesOf }) => void sharesOf.set(securityId, quantity),
  }
}

const fresh = (random: Random): string => `s-${random.between(1, 1_000_000_000)}`

function next(enterprise: Enterprise, random: Random): Chosen {
  const day = someDay(random)
  const stockClassId = random.pick(enterprise.classes) ?? 'common'
  const [securityId, quantity] = random.pick(Array.from(enterprise.sharesOf)) ?? ['first', 1000]
  const kept = random.between(0, 1) * Math.floor(quantity / 2)
  const [resultingSecurityId, balanceSecurityId] = [fresh(random), kept > 0 ? fresh(random) : '']
  const moved = quantity - kept
  switch (random.between(0, 5)) {
    case 0:
      return {
        day,
        transactions: [
          {
            transferStock: {
              enterpriseId,
              securityId,
              quantity: whole(moved),
              toHolderId: 'two',
              resultingSecurityId,
              balanceSecurityId,
              transferredOn: day,
            },
          },
        ],
        accepted({ sharesOf }) {
          sharesOf.delete(securityId)
          sharesOf.set(resultingSecurityId, moved)
          if (kept > 0) sharesOf.set(balanceSecurityId, kept)
        },
      }
    case 1:
      return {
        day,
        transactions: [
          {
            cancelStock: {
              enterpriseId,
              securityId,
              quantity: whole(moved),
              balanceSecurityId,
              cancelledOn: day,
              reason: 'Simulated',
            },
          },
        ],
        accepted({ sharesOf }) {
          sharesOf.delete(securityId)
          if (kept > 0) sharesOf.set(balanceSecurityId, kept)
        },
      }
    case 2:
      return splitting(enterprise, stockClassId, day, random)
    case 3:
      return {
        day,
        transactions: [
          {
            convertStockClass: {
              enterpriseId,
              fromStockClassId: 'preferred',
              toStockClassId: 'common',
              totalQuantity: String(random.between(1, 100) * 1000),
              convertedOn: day,
            },
          },
        ],
        accepted: () => undefined,
      }
    default: {
      const securityId = fresh(random)
      const quantity = random.between(1, 50) * 1000
      return {
        day,
        transactions: [
          issue(securityId, random.pick(['one', 'two']) ?? 'one', stockClassId, quantity, day),
        ],
        accepted: ({ sharesOf }) => void sharesOf.set(securityId, quantity),
      }
    }
  }
}

/** The largest that a request may ask for. */
const LARGEST_RATIO = 1_000_000_000

function splitting(
  { sharesOf }: Enterprise,
  stockClassId: string,
  day: string,
  random: Random,
): Chosen {
  // Of as many as can be written down, twice as many more as can be asked for: beyond what anybody could read.
  const beyond = Math.max(...sharesOf.values()) > 10 ** 27 && random.chance(0.7)
  const usual = random.chance(0.6) ? ([1, 2] as const) : ([2, 1] as const)
  const [numerator, denominator] = beyond ? ([LARGEST_RATIO, 1] as const) : usual
  const split = {
    // Entered late, what was handed on since may not have been there any more.
    splitStockClass: {
      enterpriseId,
      stockClassId,
      ratioNumerator: BigInt(numerator),
      ratioDenominator: BigInt(denominator),
      splitOn: day,
    },
  }
  return {
    day,
    transactions: beyond ? [split, split] : [split],
    accepted(its) {
      if (stockClassId !== 'common') return
      const times = beyond ? numerator ** 2 : numerator / denominator
      for (const [id, shares] of its.sharesOf) its.sharesOf.set(id, times * shares)
    },
  }
}
