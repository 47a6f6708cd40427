import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  GetConsentRequest,
  ListConsentsRequest,
  RevokeConsentRequest,
} from '@seedline/contracts/credit/v1/consent_service'
import { refusal } from '@seedline/testing'
import { type BankDesk, consentOf, newCommand, runBankDesk } from './testing/bank-desk.ts'

type Caller = { readonly token: string }

const ours = '914403990000100141'
const others = '91440399000010022U'

let desk: BankDesk
let enterpriseId: string
let otherId: string
let own: Caller
let other: Caller
let bank: Caller
let otherBank: Caller

beforeAll(async () => {
  desk = await runBankDesk()
  enterpriseId = await desk.register(ours)
  otherId = await desk.register(others)
  own = await desk.as('enterprise-officer', ours)
  other = await desk.as('enterprise-officer', others)
  bank = await desk.as('bank-officer', 'First Bank')
  otherBank = await desk.as('bank-officer', 'Second Bank')
}, 120_000)

afterAll(() => desk?.stop())

const grant = (by: Caller, more: object = {}) =>
  desk.consents.grantConsent(consentOf(enterpriseId, more), by)

const granted = (by: Caller, more: object = {}) => desk.grant(by, enterpriseId, more)

const read = (consentId: string, by: Caller, atLeastVersion = 0) =>
  desk.consents.getConsent(GetConsentRequest.fromPartial({ consentId, atLeastVersion }), by)

const listed = async (by: Caller) => {
  const { consents } = await desk.consents.listConsents(ListConsentsRequest.fromPartial({}), by)
  return consents.map((one) => one.consentId)
}

describe('A consent', () => {
  test('is granted by the enterprise, read by the two parties, and unknown to everybody else', async () => {
    const { id, version } = await granted(own)
    expect(await read(id, bank, version)).toMatchObject({
      status: 'CONSENT_STATUS_VALID',
      bank: 'first bank',
      uscc: ours,
    })
    expect(await read(id, own)).toMatchObject({ consentId: id })
    for (const stranger of [otherBank, other])
      expect(await refusal(read(id, stranger))).toMatchObject({
        code: 'CONSENT_UNKNOWN',
        kind: 'not-found',
      })
    expect(await listed(bank)).toEqual([id])
    expect(await listed(own)).toEqual([id])
    expect(await listed(otherBank)).toEqual([])
    expect(await listed(other)).toEqual([])
  })

  test('is granted by nobody else, least of all by the bank', async () => {
    await granted(other, { enterpriseId: otherId })
    expect((await refusal(grant(other))).code).toBe('ENTERPRISE_OF_OTHERS')
    expect((await refusal(grant(bank))).kind).toBe('forbidden')
    expect((await refusal(grant(desk.registrar))).code).toBe('CONSENT_PAPER_MISSING')
  })

  test('is revoked by the enterprise alone, once, and stands on record', async () => {
    const { id } = await granted(own, { bank: 'Third Bank' })
    const third = await desk.as('bank-officer', 'third bank')
    const revoke = (by: Caller) =>
      desk.consents.revokeConsent(
        RevokeConsentRequest.fromPartial({
          commandId: newCommand(),
          consentId: id,
          reason: '不再',
        }),
        by,
      )
    expect((await refusal(revoke(third))).kind).toBe('forbidden')
    expect((await refusal(revoke(other))).code).toBe('CONSENT_UNKNOWN')
    const { version } = await revoke(own)
    expect(await read(id, third, version)).toMatchObject({ status: 'CONSENT_STATUS_REVOKED' })
    expect((await refusal(revoke(own))).code).toBe('CONSENT_REVOKED_ALREADY')
  })
})
