import type { Transaction } from '@seedline/register'
import type { Happening } from '../data.ts'
import { evidence, provenance } from '../evidence.ts'
import { moneyOfYuan } from '../money.ts'
import { capitalClass, ownId, type Steps, transact, write } from '../steps.ts'

export function register(steps: Steps): void {
  const { uscc, nameZh, nameEn, field, district, foundedOn } = steps.enterprise
  write(steps, {
    what: 'register',
    path: ['enterprises'],
    as: 'enterprise',
    known: {
      problems: ['ENTERPRISE_ALREADY_REGISTERED'],
      find: { name: nameZh, uscc, source: '' },
    },
    body: { uscc, nameZh, nameEn, materialField: field, district, foundedOn, provenance },
  })
}

/** The founders pay the registered capital, one yuan for each unit. */
export function found(steps: Steps): void {
  const { serial, founders, foundedOn } = steps.enterprise
  const capital = founders.reduce((sum, part) => sum + part, 0)
  const issues = founders.flatMap((part, index): Transaction[] => {
    const letter = '甲乙丙丁'.charAt(index)
    const name = `演示创始人${letter}（企业 ${twoDigits(serial)}）`
    return [
      {
        type: 'name-stakeholder',
        holderId: ownId(steps, `founder${index}`),
        name,
        kind: 'founder',
      },
      issue(steps, `founder${index}`, part, foundedOn, '1'),
    ]
  })
  const capitalUnits: Transaction = {
    type: 'define-stock-class',
    stockClassId: capitalClass(steps),
    name: '注册资本 · Registered capital',
    classType: 'registered-capital',
  }
  transact(steps, 'foundation', [capitalUnits, ...issues], BigInt(capital))
}

type Platform = Extract<Happening, { kind: 'employee-platform' }>

export function openToEmployees(steps: Steps, { on, price, shares }: Platform): void {
  const platform: Transaction = {
    type: 'name-stakeholder',
    holderId: ownId(steps, 'platform'),
    name: `演示员工持股平台（企业 ${twoDigits(steps.enterprise.serial)}）`,
    kind: 'employee-platform',
  }
  const issued = issue(steps, 'platform', shares, on, price)
  transact(steps, 'employee platform', [platform, issued], BigInt(shares))
}

function issue(
  steps: Steps,
  holder: string,
  shares: number,
  date: string,
  price: string,
): Transaction {
  return {
    type: 'issue-stock',
    securityId: ownId(steps, `${holder}.s1`),
    holderId: ownId(steps, holder),
    stockClassId: capitalClass(steps),
    quantity: String(shares),
    sharePrice: moneyOfYuan(price),
    issuedOn: date,
    evidence: evidence('licence'),
    provenance,
  }
}

function twoDigits(serial: number): string {
  return String(serial).padStart(2, '0')
}
