import { describe, expect, test } from '@jest/globals'
import {
  DesignationKind,
  DesignationLevel,
} from '@seedline/contracts/registry/v1/designation_events'
import {
  ListDesignationsRequest,
  RecordDesignationRequest,
} from '@seedline/contracts/registry/v1/designation_service'
import { CorrectEnterpriseRequest } from '@seedline/contracts/registry/v1/enterprise_service'
import { eventually, refusal } from '@seedline/testing'
import type { Place } from '@seedline/testing/running'
import { ownRegistry } from './testing/own-registry.ts'
import { type Asking, command, madeUp, paper } from './testing/registry-calls.ts'

const codes = ['91440399000000019Q', '91440399000000027K', '91440399000000035E']

let place: Place
let registry: Asking

ownRegistry('registry', (own) => {
  ;({ place, registry } = own)
})

const grant = (enterpriseId: string, change: Partial<RecordDesignationRequest> = {}) =>
  registry.designations.recordDesignation(
    RecordDesignationRequest.fromPartial({
      commandId: command(),
      enterpriseId,
      kind: DesignationKind.DESIGNATION_KIND_HIGH_TECH_ENTERPRISE,
      level: DesignationLevel.DESIGNATION_LEVEL_NATIONAL,
      certificateNumber: 'GR202444000001',
      validFrom: '2024-12-01',
      validTo: '2027-11-30',
      authority: '深圳市科技创新局',
      evidence: paper,
      provenance: madeUp,
      ...change,
    }),
    registry.as('registrar'),
  )

const list = (change: Partial<ListDesignationsRequest>) =>
  registry.designations.listDesignations(
    ListDesignationsRequest.fromPartial(change),
    registry.as('bank-officer'),
  )

const ofEnterprise = (enterpriseId: string, atLeastVersion: number) =>
  registry.designations.getDesignations(
    { enterpriseId, asOf: undefined, atLeastVersion },
    registry.as('bank-officer'),
  )

const check = (enterpriseId: string, on = '2026-11-23', suppose = '', as = registry.as('coach')) =>
  registry.selfChecks.checkDesignation(
    {
      enterpriseId,
      kind: DesignationKind.DESIGNATION_KIND_TECHNOLOGY_SME,
      on,
      purpose: 'CHECK_PURPOSE_APPLICATION',
      recordedAsOf: undefined,
      suppose,
    },
    as,
  )

const correction = CorrectEnterpriseRequest.fromPartial({ reason: 'x', district: '440306' })

test('A self-check tells a pilot operator and a bank officer that figures of years are withheld, and a coach that none are', async () => {
  const { id } = await registry.register()
  const pilot = { token: await place.signer.token('pilot-operator') }
  for (const outsider of [pilot, registry.as('bank-officer')])
    expect(await check(id, '2026-11-23', '', outsider)).toMatchObject({ figuresWithheld: true })
  expect(await check(id)).toMatchObject({ figuresWithheld: false })
  const asked = { enterpriseId: id, asOf: undefined, atLeastVersion: 0 }
  const attested = await registry.attestedFacts.getAttestedFacts(asked, pilot)
  expect(attested).toMatchObject({ facts: [], figuresWithheld: true })
})

describe('Designations', () => {
  test('are read back right after each write, and contradictions name what they contradict', async () => {
    const { id } = await registry.register({ uscc: codes[0] ?? '' })
    const granted = await grant(id)
    const { designations } = await ofEnterprise(id, granted.version)
    expect(designations).toMatchObject([
      {
        kind: DesignationKind.DESIGNATION_KIND_HIGH_TECH_ENTERPRISE,
        certificateNumber: 'GR202444000001',
        recording: { recordedBy: { roles: ['registrar'] }, traceId: granted.traceId },
      },
    ])
    const [held] = designations
    const twice = await refusal(grant(id, { validFrom: '2026-01-01', validTo: '' }))
    expect(twice).toMatchObject({
      code: 'DESIGNATION_OVERLAPS',
      facts: { designation_id: held?.designationId },
    })
  })

  test('are listed across enterprises by kind, level, the day and how soon they lapse', async () => {
    const { id } = await registry.register({ uscc: codes[1] ?? '' })
    const local = {
      kind: DesignationKind.DESIGNATION_KIND_INNOVATIVE_SME,
      level: DesignationLevel.DESIGNATION_LEVEL_PROVINCIAL,
    }
    await grant(id, { ...local, validFrom: '2023-06-01', validTo: '2026-05-31' })
    await grant(id, { validFrom: '2025-01-01', validTo: '2027-12-31' })
    const validOn = '2026-05-01'
    const held = await eventually(async () => {
      const found = await list({ ...local, validOn })
      return found.designations.length > 0 ? found.designations : undefined
    })
    expect(held).toMatchObject([{ enterpriseId: id, validTo: '2026-05-31', daysLeft: 30 }])
    // One is of the kind, another of the level: no single one of an enterprise is of both.
    const mixed = { kind: local.kind, level: DesignationLevel.DESIGNATION_LEVEL_NATIONAL }
    expect((await list({ ...mixed, validOn })).designations).toEqual([])
    expect((await list({ ...local, validOn: '2026-06-01' })).designations).toEqual([])
    const soon = await list({ validOn, lapseWithinDays: 30 })
    expect(soon.designations).toMatchObject([{ kind: local.kind }])
    expect((await list({ validOn, lapseWithinDays: 29 })).designations).toEqual([])
  })

  test('go page by page', async () => {
    const first = await eventually(async () => {
      const found = await list({ validOn: '2026-05-01', page: { size: 1, token: '' } })
      return found.nextPageToken === '' ? undefined : found
    })
    const second = await list({
      validOn: '2026-05-01',
      page: { size: 1, token: first.nextPageToken },
    })
    const enterprises = [...first.designations, ...second.designations].map(
      ({ enterpriseId }) => enterpriseId,
    )
    expect(new Set(enterprises).size).toBe(2)
    expect(second.nextPageToken).toBe('')
  })
})

describe('A self-check', () => {
  test('follows what is recorded at once: a certificate, and what a person attests', async () => {
    const { id } = await registry.register({ uscc: codes[2] ?? '' })
    const before = await check(id)
    expect(before.outcome).toBe('CHECK_OUTCOME_UNKNOWN')
    await grant(id)
    const attest = (fact: string, value: string, unit: string) =>
      registry.attestedFacts.attestFact(
        {
          commandId: command(),
          enterpriseId: id,
          expectedVersion: 0,
          fact,
          value,
          unit,
          year: 2025,
          attestedOn: '2026-03-01',
          by: '财务负责人',
          evidence: paper,
          validUntil: '',
          provenance: madeUp,
        },
        registry.as('coach'),
      )
    await attest('headcount', '120', 'people')
    await attest('revenue', '6800', '万元')
    await attest('total_assets', '0.9', '亿元')
    const after = await check(id)
    expect(after).toMatchObject({ outcome: 'CHECK_OUTCOME_MET', ruleVersion: '2017-115' })
    const used = after.lines.flatMap(({ facts }) => facts)
    expect(used).toContainEqual(
      expect.objectContaining({ fact: 'revenue', period: '2025', source: 'made up' }),
    )
    expect((await check(id, '2028-01-01')).outcome).not.toBe('CHECK_OUTCOME_MET')
    const wrong = await refusal(attest('revenue', '1', ''))
    expect(wrong).toMatchObject({ fields: [{ pointer: '/unit', code: 'FACT_NOT_STATED_SO' }] })
    const twice = await refusal(attest('revenue', '1', '万元'))
    expect(twice).toMatchObject({ code: 'FACT_ATTESTED_ALREADY', facts: { value: '6800' } })
  })

  test('with suppositions answers as if they were so, and says that they are supposed', async () => {
    const { id } = await registry.register({ nameZh: '假设企业' })
    const suppose = 'headcount~600~people~2025|rd_institution_provincial~true'
    const answer = await check(id, '2026-11-23', suppose)
    expect(answer).toMatchObject({ outcome: 'CHECK_OUTCOME_NOT_MET', supposed: true })
    expect((await check(id)).outcome).toBe('CHECK_OUTCOME_UNKNOWN')
    const wrong = await refusal(check(id, '2026-11-23', 'headcount~~people'))
    expect(wrong).toMatchObject({
      fields: [{ pointer: '/suppose', code: 'SUPPOSITION_MALFORMED' }],
    })
    const unitless = await refusal(check(id, '2026-11-23', 'headcount~600~~2025'))
    expect(unitless).toMatchObject({
      fields: [{ pointer: '/suppose', code: 'FACT_NOT_STATED_SO' }],
    })
  })

  test('is asked for with the rules that are recorded, which say what of them is missing', async () => {
    const { rules, facts } = await registry.selfChecks.listDesignationRules(
      {},
      registry.as('bank-officer'),
    )
    const missing = rules.filter((rule) => rule.missing !== undefined).map(({ key }) => key)
    expect(missing).toEqual(['gazelle', 'unicorn', 'enterprise-technology-centre', 'ip-advantage'])
    expect(facts).toContainEqual(
      expect.objectContaining({
        key: 'revenue',
        kind: 'yearly',
        units: ['元', '万元', '亿元', '千元', '百万元'],
      }),
    )
  })

  test('lead to the enterprises that hold them today', async () => {
    const kind = DesignationKind.DESIGNATION_KIND_SINGLE_CHAMPION
    const level = DesignationLevel.DESIGNATION_LEVEL_PROVINCIAL
    const named = async (nameZh: string, validTo: string) => {
      const { id } = await registry.register({ nameZh })
      await grant(id, { kind, level, validFrom: '2023-01-01', validTo })
      return id
    }
    const holder = await named('称号有效企业', '')
    await named('称号到期企业', '2025-12-31')
    const other = { kind: DesignationKind.DESIGNATION_KIND_LITTLE_GIANT, level }
    await grant((await registry.register({ nameZh: '另一称号企业' })).id, { ...other, validTo: '' })
    const found = async (change: Parameters<Asking['list']>[0]) =>
      (await registry.list({ designation: kind, ...change })).enterprises.map((one) => one.nameZh)
    await eventually(async () => ((await found({})).length > 0 ? true : undefined))
    expect(await found({})).toEqual(['称号有效企业'])
    expect(await found({ designationLevel: level, search: '称号' })).toEqual(['称号有效企业'])
    const national = DesignationLevel.DESIGNATION_LEVEL_NATIONAL
    expect(await found({ designationLevel: national })).toEqual([])
    await registry.enterprises.correctEnterprise(
      { ...correction, commandId: command(), enterpriseId: holder },
      registry.as('registrar'),
    )
    await eventually(async () =>
      (await found({ district: '440306' })).length > 0 ? true : undefined,
    )
  })
})
