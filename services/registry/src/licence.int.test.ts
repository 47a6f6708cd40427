import { expect, test } from '@jest/globals'
import { Office } from '@seedline/contracts/registry/v1/licence_events'
import { LicenceServiceClient } from '@seedline/contracts/registry/v1/licence_service'
import { grpcClient } from '@seedline/service-kit'
import { refusal } from '@seedline/testing'
import type { RunningService } from '@seedline/testing/running'
import { ownRegistry } from './testing/own-registry.ts'
import { type Asking, command, paper } from './testing/registry-calls.ts'

let running: RunningService
let registry: Asking

ownRegistry('registry', (own) => {
  ;({ running, registry } = own)
})

test('A licence is stated by those who keep the register, and read by all', async () => {
  const { address } = running
  const licences = grpcClient(LicenceServiceClient, {
    address,
    deadlineMs: 10_000,
    idempotent: 'all',
  })
  try {
    const { id: enterpriseId } = await registry.register({ nameZh: '登记事项企业' })
    const capital = () => ({
      commandId: command(),
      enterpriseId,
      expectedVersion: 0,
      statedOn: '2016-01-01',
      registered: { currency: 'CNY', minorUnits: 1_000_000_00n },
      paidIn: undefined,
      evidence: paper,
      provenance: undefined,
    })
    const tried = licences.stateCapital(capital(), registry.as('coach'))
    expect((await refusal(tried)).kind).toBe('forbidden')
    const tooMuch = { ...capital(), paidIn: { currency: 'CNY', minorUnits: 1_000_000_01n } }
    const refused = await refusal(licences.stateCapital(tooMuch, registry.as('registrar')))
    expect(refused.fields).toMatchObject([
      { pointer: '/paidIn/amount', code: 'PAID_IN_ABOVE_REGISTERED' },
    ])
    await licences.stateCapital(capital(), registry.as('fund-manager'))
    const { version } = await licences.appointPerson(
      {
        commandId: command(),
        enterpriseId,
        expectedVersion: 1,
        appointedOn: '2016-01-01',
        name: '韩\uFA10',
        office: Office.OFFICE_LEGAL_REPRESENTATIVE,
        title: '',
        endedOn: '',
        evidence: [],
        provenance: undefined,
      },
      registry.as('registrar'),
    )
    const question = { enterpriseId, asOf: undefined, atLeastVersion: version }
    expect(await licences.getLicence(question, registry.as('bank-officer'))).toMatchObject({
      version: 2,
      capitals: [{ registered: { minorUnits: 1_000_000_00n }, evidence: paper }],
      people: [{ name: '韩\uFA10', office: Office.OFFICE_LEGAL_REPRESENTATIVE, endedOn: '' }],
      history: [{ occurredOn: '2016-01-01' }, { occurredOn: '2016-01-01' }],
    })
  } finally {
    licences.close()
  }
})
