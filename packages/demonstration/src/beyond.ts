import { idOf } from '@seedline/gateway-client'
import type { Transaction } from '@seedline/register'
import { addMonths, type LocalDate } from '@seedline/values'
import { evidence, provenance } from './facts.ts'
import { founderParts } from './foundation.ts'
import { acquirer, publicHolders } from './names.ts'
import { moneyOfFen } from './round-terms.ts'
import {
  awaitRounds,
  capitalClass,
  climb,
  ownId,
  shareClass,
  type Tale,
  transact,
  write,
} from './tale.ts'

/** What came after the rounds: the way to the exchange, a sale, or the end. */
export function tellBeyond(tale: Tale): void {
  const { beyond, lastOn } = tale.story
  switch (beyond) {
    case 'open':
      break
    case 'failed':
      fail(tale, lastOn)
      break
    case 'acquired':
      acquire(tale, lastOn)
      break
    case 'joint-stock':
      convert(tale, lastOn)
      break
    case 'listing-filed':
      convert(tale, addMonths(lastOn, -6))
      climb(tale, 'listing-filed', lastOn, evidence('filing'))
      break
    case 'registered':
      file(tale, addMonths(lastOn, -14))
      climb(tale, 'registered', lastOn, evidence('registration'))
      break
    case 'listed':
      list(tale, lastOn)
      break
    case 'delisted':
      list(tale, addMonths(lastOn, -61))
      climb(tale, 'delisted', lastOn, evidence('delisting'))
      break
    default:
      beyond satisfies never
  }
}

function convert(tale: Tale, date: LocalDate): void {
  awaitRounds(tale, date)
  const total = tale.story.serial % 2 === 0 ? 60_000_000n : 90_000_000n
  tale.total = total
  transact(tale, date, 'joint-stock conversion', [
    {
      type: 'define-stock-class',
      stockClassId: shareClass(tale),
      name: '普通股 · Common shares',
      classType: 'common',
    },
    {
      type: 'convert-stock-class',
      fromStockClassId: capitalClass(tale),
      toStockClassId: shareClass(tale),
      totalQuantity: String(total),
      convertedOn: date,
    },
  ])
  climb(tale, 'joint-stock', date, evidence('resolution', 'licence'))
}

function file(tale: Tale, filedOn: LocalDate): void {
  convert(tale, addMonths(filedOn, -5))
  climb(tale, 'listing-filed', filedOn, evidence('filing'))
}

function list(tale: Tale, date: LocalDate): void {
  file(tale, addMonths(date, -13))
  climb(tale, 'registered', addMonths(date, -2), evidence('registration'))
  const offered = tale.total / 3n
  const worth = (tale.story.rounds.at(-1)?.worth ?? 0n) * 150n
  tale.total += offered
  transact(tale, date, 'initial offering', [
    {
      type: 'name-stakeholder',
      holderId: ownId(tale, 'public'),
      name: publicHolders,
      kind: 'public',
    },
    {
      type: 'issue-stock',
      securityId: ownId(tale, 'public.s1'),
      holderId: ownId(tale, 'public'),
      stockClassId: shareClass(tale),
      quantity: String(offered),
      sharePrice: moneyOfFen(worth / (tale.total - offered)),
      issuedOn: date,
      evidence: evidence('listing'),
      provenance,
    },
  ])
  climb(tale, 'listed', date, evidence('listing'))
}

function fail(tale: Tale, date: LocalDate): void {
  climb(tale, 'failed', date, evidence('closure'))
  close(
    tale,
    date,
    '经营失败，资不抵债，依法注销（演示）· business failed and was wound up (synthetic)',
  )
}

// The founders sell out; the investors stay until their own exits are told.
function acquire(tale: Tale, date: LocalDate): void {
  awaitRounds(tale, date)
  const buyer: Transaction = {
    type: 'name-stakeholder',
    holderId: ownId(tale, 'acquirer'),
    name: acquirer,
    kind: 'institution',
  }
  const sales = founderParts(tale.story).map(
    (part, index): Transaction => ({
      type: 'transfer-stock',
      securityId: ownId(tale, `founder${index}.s1`),
      quantity: String(part),
      toHolderId: ownId(tale, 'acquirer'),
      resultingSecurityId: ownId(tale, `acquirer.s${index + 1}`),
      transferredOn: date,
      sharePrice: { currency: 'CNY', amount: '42.00' },
    }),
  )
  transact(tale, date, 'sale to the acquirer', [buyer, ...sales])
  climb(tale, 'acquired', date, evidence('acquisition'))
}

function close(tale: Tale, date: LocalDate, reason: string): void {
  write(tale, {
    date,
    what: 'closure',
    path: ['enterprises', idOf('enterprise'), 'closure'],
    body: { closedOn: date, reason, evidence: evidence('closure') },
  })
}
