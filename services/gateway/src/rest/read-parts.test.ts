import { describe, expect, test } from '@jest/globals'
import { contractOf, faultsOf, read } from '../testing/read.ts'
import {
  closing,
  cny,
  commitment,
  deal,
  fund,
  onDeal,
  onEnterprise,
  paper,
  provenance,
  subscription,
  uuid,
} from '../testing/samples.ts'
import { contracts } from './contracts.ts'

describe('a request', () => {
  test('is read into the fields of its message wherever they stood', () => {
    expect(read('startDueDiligence', { ...onDeal, body: { startedOn: '2024-05-20' } })).toEqual({
      dealId: uuid,
      startedOn: '2024-05-20',
    })
    expect(read('openDeal', { body: deal })).toMatchObject({
      round: 'a-plus',
      proposedAmount: { currency: 'CNY', minor: 1234n },
      note: '',
    })
  })

  test.each([
    ['openDeal', { body: deal }],
    ['openFund', { body: { ...fund, targetSize: cny('1.00'), commitments: [commitment] } }],
    ['addCommitment', { path: { fundId: uuid }, body: commitment }],
    ['closeRound', { ...onDeal, body: closing }],
    [
      'approveDeal',
      {
        ...onDeal,
        body: { approvedAmount: cny('1'), approvedOn: '2024-05-20', evidence: [paper] },
      },
    ],
    ['registerEnterprise', { body: { nameEn: 'Acme', provenance } }],
    [
      'correctEnterprise',
      { ...onEnterprise, body: { reason: '更名', nameEn: null, foundedOn: '2020-01-01' } },
    ],
    [
      'recordStage',
      { ...onEnterprise, body: { rung: 'seed', reachedOn: '2024-05-20', evidence: [paper] } },
    ],
    [
      'replayFrom',
      { path: { service: 'fund', subscription: 's' }, body: { from: '2024-05-20T08:30:00+08:00' } },
    ],
  ] as const)('of %s passes in its plainest form', (name, given) => {
    expect(faultsOf(name, given)).toEqual([])
  })

  test('that lacks everything is told so, field by field as they are declared', () => {
    expect(faultsOf('openDeal', { body: {} })).toEqual([
      '/fundId FIELD_MISSING',
      '/enterpriseId FIELD_MISSING',
      '/round FIELD_MISSING',
      '/proposedAmount FIELD_MISSING',
      '/openedOn FIELD_MISSING',
    ])
    expect(faultsOf('closeRound', { ...onDeal, body: {} })).toEqual([
      '/closedOn FIELD_MISSING',
      '/sharePrice FIELD_MISSING',
      '/subscriptions FIELD_MISSING',
      '/evidence FIELD_MISSING',
    ])
  })

  test('with values of another type is told so, field by field', () => {
    const body = {
      fundId: 1,
      enterpriseId: [],
      round: 2,
      proposedAmount: '5',
      openedOn: {},
      note: 3,
    }
    expect(faultsOf('openDeal', { body })).toEqual([
      '/fundId ID_MALFORMED',
      '/enterpriseId ID_MALFORMED',
      '/round VALUE_NOT_IN_LIST',
      '/proposedAmount MONEY_EXPECTED',
      '/openedOn DATE_INVALID',
      '/note TEXT_EXPECTED',
    ])
  })

  test.each([[null], [[]], ['text'], [7]])('whose body is %j is no object', (body) => {
    expect(faultsOf('openDeal', { body })).toEqual([' OBJECT_EXPECTED'])
  })

  test('holds no null where a field is left out: neither required nor optional', () => {
    expect(faultsOf('openDeal', { body: { ...deal, note: null, fundId: null } })).toEqual([
      '/fundId ID_MALFORMED',
      '/note TEXT_EXPECTED',
    ])
    expect(
      faultsOf('openFund', { body: { ...fund, targetSize: null, commitments: null } }),
    ).toEqual(['/targetSize MONEY_EXPECTED', '/commitments LIST_EXPECTED'])
  })

  test('with an empty text is told so: it is not taken for a field left out', () => {
    expect(faultsOf('openDeal', { body: { ...deal, note: '' } })).toEqual(['/note TEXT_EMPTY'])
    const body = { ...fund, nameEn: '  ', generalPartner: '' }
    expect(faultsOf('openFund', { body })).toEqual([
      '/nameEn TEXT_EMPTY',
      '/generalPartner TEXT_EMPTY',
    ])
  })

  test('with faults of its shape and of its values hears of both at once, in order', () => {
    const body = { ...deal, fundId: 'no id', proposedAmount: cny(1), openedOn: 'today', more: 1 }
    expect(faultsOf('openDeal', { body })).toEqual([
      '/fundId ID_MALFORMED',
      '/proposedAmount/amount AMOUNT_NOT_A_STRING',
      '/openedOn DATE_INVALID',
      '/more FIELD_UNKNOWN',
    ])
  })

  test('hears of both also within one list', () => {
    const subscriptions = [
      { ...subscription, shares: 1 },
      { ...subscription, amount: cny('1.001') },
      { ...subscription, shares: '1e6', holderName: '' },
      null,
    ]
    const faults = faultsOf('closeRound', { ...onDeal, body: { ...closing, subscriptions } })
    expect(faults.toSorted()).toEqual([
      '/subscriptions/0/shares DECIMAL_NOT_A_STRING',
      '/subscriptions/1/amount/amount AMOUNT_TOO_PRECISE',
      '/subscriptions/2/holderName TEXT_EMPTY',
      '/subscriptions/2/shares NUMERIC_MALFORMED',
      '/subscriptions/3 OBJECT_EXPECTED',
    ])
  })

  test('hears of what stands in its path and in its body at once', () => {
    expect(faultsOf('startDueDiligence', { path: { dealId: 'x' }, body: {} })).toEqual([
      'path:dealId ID_MALFORMED',
      '/startedOn FIELD_MISSING',
    ])
    const body = { startedOn: 'x' }
    expect(faultsOf('startDueDiligence', { path: { dealId: 'x' }, body })).toEqual([
      'path:dealId ID_MALFORMED',
      '/startedOn DATE_INVALID',
    ])
  })

  test('is told fifty faults and no more', () => {
    const body = Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`x${at}`, 1]))
    expect(faultsOf('openDeal', { body })).toHaveLength(50)
  })

  test('names its own members by JSON pointer, whatever is in their names', () => {
    expect(faultsOf('openDeal', { body: { ...deal, 'a/b~c': 1 } })).toEqual([
      '/a~1b~0c FIELD_UNKNOWN',
    ])
    const body = JSON.parse(JSON.stringify(deal).replace('{', '{"__proto__":{"note":"x"},'))
    expect(faultsOf('openDeal', { body })).toEqual(['/__proto__ FIELD_UNKNOWN'])
    const inside = { ...deal, proposedAmount: { ...cny('1.00'), scale: 2 } }
    expect(faultsOf('openDeal', { body: inside })).toEqual(['/proposedAmount/scale FIELD_UNKNOWN'])
  })
})

describe('a list', () => {
  const long = Array.from({ length: 201 }, () => subscription)

  test('is bounded in both directions', () => {
    expect(faultsOf('closeRound', { ...onDeal, body: { ...closing, subscriptions: [] } })).toEqual([
      '/subscriptions LIST_EMPTY',
    ])
    const tooLong = { ...closing, subscriptions: long }
    expect(faultsOf('closeRound', { ...onDeal, body: tooLong })).toEqual([
      '/subscriptions LIST_TOO_LONG',
    ])
    const most = { ...closing, subscriptions: long.slice(1) }
    expect(faultsOf('closeRound', { ...onDeal, body: most })).toEqual([])
  })

  test('of lists is looked at to its last entry', () => {
    const evidence = [paper, { ...paper, kind: 'rumour', sha256: 'ab' }]
    const commitments = [commitment, { ...commitment, evidence }]
    expect(faultsOf('openFund', { body: { ...fund, commitments } })).toEqual([
      '/commitments/1/evidence/1/kind VALUE_NOT_IN_LIST',
      '/commitments/1/evidence/1/sha256 SHA256_MALFORMED',
    ])
    const six = Array.from({ length: 6 }, () => paper)
    const many = { ...fund, commitments: [{ ...commitment, evidence: six }] }
    expect(faultsOf('openFund', { body: many })).toEqual(['/commitments/0/evidence LIST_TOO_LONG'])
  })
})

describe('every operation', () => {
  const pathOf = (name: string) =>
    Object.fromEntries(
      contractOf(name).places.path.map((step) => [
        step.name,
        step.name === 'service' ? 'fund' : uuid,
      ]),
    )

  test.each(contracts.map(({ operationId }) => operationId))(
    '%s refuses a query parameter that it does not take',
    (name) => {
      const body = contractOf(name).places.body ? {} : undefined
      const faults = faultsOf(name, { path: pathOf(name), query: { dryRun: 'true' }, body })
      expect(faults).toContain('query:dryRun FIELD_UNKNOWN')
    },
  )

  test.each(contracts.filter(({ places }) => places.body).map(({ operationId }) => operationId))(
    '%s refuses a member of its body that it does not take',
    (name) => {
      const faults = faultsOf(name, { path: pathOf(name), body: { dryRun: true } })
      expect(faults).toContain('/dryRun FIELD_UNKNOWN')
    },
  )

  test.each(contracts.filter(({ places }) => !places.body).map(({ operationId }) => operationId))(
    '%s does not look at a body, for it takes none',
    (name) => {
      const given = { path: pathOf(name), query: {} }
      expect(faultsOf(name, { ...given, body: { dryRun: true } })).toEqual(faultsOf(name, given))
    },
  )
})
