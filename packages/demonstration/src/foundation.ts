import type { Transaction } from '@seedline/register'
import { type LocalDate, splitByLargestRemainder } from '@seedline/values'
import { evidence, provenance } from './facts.ts'
import { founderName, platformName } from './names.ts'
import type { Story } from './story.ts'
import { awaitRounds, capitalClass, ownId, type Tale, transact } from './tale.ts'

/** What each founder paid in. */
export function founderParts({ founders, capital }: Story): bigint[] {
  return splitByLargestRemainder(capital, [5n, 3n, 2n].slice(0, founders))
}

/** The founders pay the registered capital, one yuan for each unit. */
export function tellFoundation(tale: Tale): void {
  const { story } = tale
  const parts = founderParts(story)
  tale.total = story.capital
  transact(tale, story.foundedOn, 'foundation', [
    {
      type: 'define-stock-class',
      stockClassId: capitalClass(tale),
      name: '注册资本 · Registered capital',
      classType: 'registered-capital',
    },
    ...parts.flatMap((part, index): Transaction[] => [
      {
        type: 'name-stakeholder',
        holderId: ownId(tale, `founder${index}`),
        name: founderName(story.serial, index),
        kind: 'founder',
      },
      issue(tale, `founder${index}`, part, story.foundedOn, '1'),
    ]),
  ])
}

/** After the first big round the employees' platform buys in, at a fraction of that price. */
export function tellPlatform(tale: Tale, date: LocalDate): void {
  awaitRounds(tale, date)
  const shares = (tale.total / 1200n) * 100n
  tale.total += shares
  transact(tale, date, 'employee platform', [
    {
      type: 'name-stakeholder',
      holderId: ownId(tale, 'platform'),
      name: platformName(tale.story.serial),
      kind: 'employee-platform',
    },
    issue(tale, 'platform', shares, date, '3.00'),
  ])
}

function issue(
  tale: Tale,
  holder: string,
  shares: bigint,
  date: LocalDate,
  price: string,
): Transaction {
  return {
    type: 'issue-stock',
    securityId: ownId(tale, `${holder}.s1`),
    holderId: ownId(tale, holder),
    stockClassId: capitalClass(tale),
    quantity: String(shares),
    sharePrice: { currency: 'CNY', amount: price },
    issuedOn: date,
    evidence: evidence('licence'),
    provenance,
  }
}
