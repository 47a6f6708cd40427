import { describe, expect, test } from '@jest/globals'
import type { Faults } from '@seedline/contracts/kinds'
import { enterprises, ladder, type Operation, readRequest } from '@seedline/contracts/operations'
import {
  CloseEnterpriseRequest,
  CorrectEnterpriseRequest,
  GetEnterpriseRequest,
  ListEnterprisesRequest,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import {
  CorrectStageRequest,
  RecordStageRequest,
  WithdrawStageRequest,
} from '@seedline/contracts/registry/v1/stage_record_service'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { Confidence } from '@seedline/contracts/values/v1/values'
import { deriveId, ProblemError } from '@seedline/values'
import { readClusterCodes } from '../../outbound/reference/cluster-codes.ts'
import { correction as corrected, enterpriseId } from '../../testing/enterprise-samples.ts'
import { stageCorrection } from '../../testing/stage-record-samples.ts'
import { checkCodes } from './check-codes.ts'

const { registerEnterprise, correctEnterprise, closeEnterprise, getEnterprise, listEnterprises } =
  enterprises.operations
const { recordStage, correctStage, withdrawStage } = ladder.operations
const codes = checkCodes(await readClusterCodes())
const rungId = deriveId('Rung', 'r')

// As the service reads it: what is declared, and the codes that it was started with.
const withCodes = <O extends Operation>(operation: O): O => ({
  ...operation,
  check(values: object, faults: Faults) {
    operation.check?.(values as never, faults)
    codes(values, faults)
  },
})
const evidence = { kind: 'contract', title: 'agreement', url: '', sha256: '' }
const override = { ...evidence, title: 'photograph of the licence' }

const faultsOf = (read: () => unknown): readonly string[] => {
  try {
    read()
    return []
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    expect(error.problem).toMatchObject({ code: 'REQUEST_INVALID', kind: 'invalid' })
    return (error.problem.fields ?? []).map(({ pointer, code }) => `${pointer} ${code}`)
  }
}

const registration = (change: Partial<RegisterEnterpriseRequest> = {}) =>
  RegisterEnterpriseRequest.fromPartial({
    commandId: 'c-1',
    uscc: '91440399000000019Q',
    nameZh: '虚构碳材料有限公司',
    materialField: 'NEM-02',
    district: '440306',
    foundedOn: '2018-03-01',
    provenance: { source: 'test', confidence: Confidence.CONFIDENCE_VERIFIED, synthetic: true },
    ...change,
  })

const registering = (change: Partial<RegisterEnterpriseRequest>) =>
  faultsOf(() => readRequest(withCodes(registerEnterprise), registration(change)))

describe('A registration', () => {
  test('is read into typed values', () => {
    const request = registration({ nameEn: '  Fictional  ' })
    expect(readRequest(withCodes(registerEnterprise), request)).toEqual({
      commandId: 'c-1',
      expectedVersion: 0,
      values: {
        uscc: '91440399000000019Q',
        checkDigitOverride: null,
        nameZh: '虚构碳材料有限公司',
        nameEn: 'Fictional',
        materialField: 'NEM-02',
        district: '440306',
        park: null,
        foundedOn: '2018-03-01',
        provenance: { source: 'test', confidence: 'verified', synthetic: true },
      },
    })
  })

  test('tells everything that is wrong with it at once', () => {
    const wrong = {
      commandId: ' ',
      uscc: '91440399000000019R',
      nameZh: 'a\u0000b',
      nameEn: 'x'.repeat(201),
      materialField: 'GOLD',
      district: '110101',
      foundedOn: '2018-02-30',
    }
    expect([...registering(wrong)].sort()).toEqual([
      '/commandId TEXT_EMPTY',
      '/district DISTRICT_UNKNOWN',
      '/foundedOn DATE_INVALID',
      '/materialField MATERIAL_FIELD_UNKNOWN',
      '/nameEn TEXT_TOO_LONG',
      '/nameZh TEXT_HAS_CONTROL_CHARACTERS',
      '/uscc USCC_CHECK_DIGIT_WRONG',
    ])
  })

  test('takes a genuine code that fails its check digit, with evidence only', () => {
    const odd = { uscc: '91350211M0000XUF46' }
    expect(registering(odd)).toEqual(['/uscc USCC_CHECK_DIGIT_WRONG'])
    expect(registering({ ...odd, checkDigitOverride: override })).toEqual([])
    expect(registering({ ...odd, checkDigitOverride: { ...override, title: '' } })).toEqual([
      '/checkDigitOverride/title TEXT_EMPTY',
    ])
    expect(registering({ uscc: 'nonsense', checkDigitOverride: override })).toEqual([
      '/uscc USCC_MALFORMED',
    ])
  })

  test('takes no evidence for a check digit that holds, or for no code', () => {
    const fault = ['/checkDigitOverride CHECK_DIGIT_OVERRIDE_UNNEEDED']
    expect(registering({ checkDigitOverride: override })).toEqual(fault)
    expect(registering({ uscc: '', checkDigitOverride: override })).toEqual(fault)
  })

  test('without a code names its source', () => {
    expect(registering({ uscc: '' })).toEqual([])
    expect(registering({ uscc: '', provenance: undefined })).toEqual([
      '/provenance/source PROVENANCE_MISSING',
    ])
  })

  test('has a name in one of the languages', () => {
    expect(registering({ nameZh: '', nameEn: '' })).toEqual(['/nameZh NAME_MISSING'])
    expect(registering({ nameZh: '', nameEn: ' ' })).toEqual(['/nameEn TEXT_EMPTY'])
    expect(registering({ nameZh: '', nameEn: 'Only English Ltd' })).toEqual([])
  })
})

describe('A correction', () => {
  const read = (change: Partial<CorrectEnterpriseRequest>) =>
    readRequest(
      withCodes(correctEnterprise),
      CorrectEnterpriseRequest.fromPartial({
        commandId: 'c',
        enterpriseId,
        reason: 'misread',
        ...change,
      }),
    ).values

  test('tells the unchanged from the cleared', () => {
    const cleared = { nameEn: '', uscc: '', district: '', foundedOn: '' }
    expect(read(cleared)).toEqual(
      corrected({ nameEn: '', uscc: null, district: null, foundedOn: null }),
    )
    expect(read({})).toEqual(corrected({}))
  })

  test('tells everything that is wrong with it at once', () => {
    const wrong = {
      enterpriseId: 'x',
      reason: '',
      expectedVersion: -1,
      checkDigitOverride: override,
      materialField: 'GOLD',
    }
    expect([...faultsOf(() => read(wrong))].sort()).toEqual([
      '/checkDigitOverride CHECK_DIGIT_OVERRIDE_UNNEEDED',
      '/enterpriseId ID_MALFORMED',
      '/expectedVersion NUMBER_OUT_OF_RANGE',
      '/materialField MATERIAL_FIELD_UNKNOWN',
      '/reason TEXT_EMPTY',
    ])
  })
})

describe('A closure', () => {
  test('names a day, a reason, and evidence of a known kind', () => {
    const wrong = CloseEnterpriseRequest.fromPartial({
      commandId: 'c',
      enterpriseId,
      closedOn: '',
      evidence: [
        evidence,
        { ...evidence, kind: 'rumour', url: 'javascript:alert(1)', sha256: 'AB' },
      ],
    })
    expect(faultsOf(() => readRequest(closeEnterprise, wrong))).toEqual([
      '/closedOn DATE_INVALID',
      '/reason TEXT_EMPTY',
      '/evidence/1/kind VALUE_NOT_IN_LIST',
      '/evidence/1/url URL_MALFORMED',
      '/evidence/1/sha256 SHA256_MALFORMED',
    ])
  })
})

describe('A rung', () => {
  const stage = {
    commandId: 'c',
    enterpriseId,
    rung: Rung.RUNG_A_PLUS,
    reachedOn: '2021-06-01',
    evidence: [evidence],
  }

  test('is read into typed values', () => {
    expect(readRequest(recordStage, RecordStageRequest.fromPartial(stage)).values).toEqual({
      enterpriseId,
      rung: 'a-plus',
      reachedOn: '2021-06-01',
      evidence: [evidence],
      outOfOrderReason: '',
      provenance: null,
    })
  })

  test('that is none, or has too much evidence, is refused', () => {
    const wrong = { ...stage, rung: Rung.UNRECOGNIZED, evidence: Array(51).fill(evidence) }
    expect(
      faultsOf(() =>
        readRequest(recordStage, { ...RecordStageRequest.fromPartial(stage), ...wrong }),
      ),
    ).toEqual(['/rung VALUE_NOT_IN_LIST', '/evidence LIST_TOO_LONG'])
  })

  test('is corrected in what is given, and unchanged in the rest', () => {
    const correction = { commandId: 'c', enterpriseId, rungId, reason: 'misread' }
    const read = (change: Partial<CorrectStageRequest>) =>
      readRequest(correctStage, CorrectStageRequest.fromPartial({ ...correction, ...change }))
        .values
    expect(read({})).toEqual(stageCorrection(rungId, {}))
    expect(
      read({ rung: Rung.RUNG_B, reachedOn: '2022-01-01', evidence: [evidence] }),
    ).toMatchObject({
      rung: 'b',
      reachedOn: '2022-01-01',
      evidence: [evidence],
    })
    expect([...faultsOf(() => read({ rungId: 'x', reachedOn: 'soon' }))].sort()).toEqual([
      '/reachedOn DATE_INVALID',
      '/rungId ID_MALFORMED',
    ])
  })

  test('is withdrawn with a reason', () => {
    const request = WithdrawStageRequest.fromPartial({ commandId: 'c', enterpriseId, rungId })
    expect(faultsOf(() => readRequest(withdrawStage, request))).toEqual(['/reason TEXT_EMPTY'])
  })
})

describe('A question', () => {
  test('names an enterprise and as of when', () => {
    const request = GetEnterpriseRequest.fromPartial({
      enterpriseId,
      asOf: { occurredOn: '2020-01-01', recordedAt: '2026-11-23T00:00:00.000Z' },
      atLeastVersion: 3,
    })
    expect(readRequest(getEnterprise, request).values).toEqual({
      enterpriseId,
      asOf: { occurredOn: '2020-01-01', recordedAt: '2026-11-23T00:00:00.000Z' },
      atLeastVersion: 3,
    })
    const wrong = { ...request, asOf: { occurredOn: 'then', recordedAt: undefined } }
    expect(faultsOf(() => readRequest(getEnterprise, wrong))).toEqual(['/asOf DATE_INVALID'])
  })

  test('for a list is bounded', () => {
    const read = (change: Parameters<typeof ListEnterprisesRequest.fromPartial>[0]) =>
      readRequest(withCodes(listEnterprises), ListEnterprisesRequest.fromPartial(change)).values
    expect(read({})).toEqual({ search: '', page: { size: 50, token: '' } })
    expect(
      read({ search: ' 虚构 ', currentRung: Rung.RUNG_A, materialField: 'NEM' }),
    ).toMatchObject({
      search: '虚构',
      currentRung: 'a',
      materialField: 'NEM',
    })
    expect(faultsOf(() => read({ page: { size: 201 }, district: '110101' }))).toEqual([
      '/pageSize NUMBER_OUT_OF_RANGE',
      '/district DISTRICT_UNKNOWN',
    ])
  })
})
