import type { CapTable, Enterprise, LadderRung, Licence } from '../api/enterprises.ts'
import { entry } from './deal.ts'

export const reported = { source: 'Register', confidence: 'reported', synthetic: true } as const
export const verified = { source: 'Notary', confidence: 'verified', synthetic: true } as const

/** An enterprise, its ladder and its cap table as the gateway answers them. */
export function enterprise(changes: Partial<Enterprise> = {}): Enterprise {
  return {
    enterpriseId: 'e1',
    version: 2,
    uscc: '914403990000000514',
    usccCheckDigitOverridden: false,
    formerNames: [],
    duplicates: [],
    nameZh: '演示·旅程材料有限公司',
    nameEn: 'Journey Materials',
    provenance: reported,
    registeredAt: '2026-11-28T16:30:00.000Z',
    ...changes,
  }
}

export function licence(changes: Partial<Licence> = {}): Licence {
  const held: Pick<Licence['people'][number], 'office' | 'evidence' | 'provenance'> = {
    office: 'legal-representative',
    evidence: [],
    provenance: verified,
  }
  return {
    enterpriseId: 'e1',
    version: 3,
    capitals: [
      {
        factId: 'c1',
        statedOn: '2018-03-01',
        registered: { currency: 'CNY', amount: '10000000.00' },
        evidence: [],
        provenance: reported,
      },
    ],
    people: [
      { ...held, factId: 'p1', name: '李雷', appointedOn: '2018-03-01', endedOn: '2022-01-01' },
      { ...held, factId: 'p2', name: '韩梅梅', appointedOn: '2022-01-01' },
    ],
    history: [],
    ...changes,
  }
}

export function rung(changes: Partial<LadderRung> = {}): LadderRung {
  return {
    rungId: 'r1',
    rung: 'seed',
    reachedOn: '2026-10-12',
    evidence: [{ kind: 'contract', title: 'Investment agreement' }],
    round: { fundId: 'f1', dealId: 'd1', eventId: 'x', traceId: 'ab'.repeat(16) },
    furtherRounds: [],
    provenance: reported,
    recording: entry('StageReached').recording,
    withdrawn: false,
    papersWithheld: false,
    amendments: [],
    ...changes,
  }
}

export function capTable(changes: Partial<CapTable> = {}): CapTable {
  const security = {
    securityId: 's1',
    stockClassId: 'c1',
    issuedOn: '2026-01-01',
    evidence: [],
    papersWithheld: false,
  }
  const price = { currency: 'CNY', amount: '2.50' } as const
  return {
    enterpriseId: 'e1',
    version: 1,
    totalQuantity: '8500000',
    fullyDilutedQuantity: '8500000',
    classes: [{ stockClassId: 'c1', name: 'Ordinary', classType: 'common', quantity: '8500000' }],
    plans: [],
    papersLeftOut: false,
    holders: [
      {
        holderId: 'h1',
        name: 'Founder',
        kind: 'founder',
        quantity: '8500000',
        percent: '100.0000',
        optionsOutstanding: '0',
        securities: [
          { ...security, quantity: '8500000', sharePrice: price, provenance: reported },
          {
            ...security,
            securityId: 's2',
            quantity: '1',
            issuedQuantity: '2',
            provenance: verified,
          },
        ],
      },
    ],
    ...changes,
  }
}
