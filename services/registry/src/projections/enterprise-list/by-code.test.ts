import { expect, test } from '@jest/globals'
import { memoryStore } from '@seedline/testing'
import { deriveId } from '@seedline/values'
import { callOf } from '../../testing/command-calls.ts'
import { code, correction, otherCode, profile } from '../../testing/enterprise-samples.ts'
import { correctEnterprise } from '../../use-cases/correct-enterprise.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { carryingCodes } from './by-code.ts'

test('enterprises are found by the codes that they carry as soon as they are registered, each once', async () => {
  const store = memoryStore('registry')
  expect(await carryingCodes(store, [code])).toEqual([])
  await registerEnterprise(store, profile, callOf('register'))
  const { nameZh, nameEn } = profile
  expect(await carryingCodes(store, [otherCode, code, code])).toEqual([
    { uscc: code, enterpriseId: deriveId('Enterprise', code), nameZh, nameEn, formerNames: [] },
  ])
})

test('a code that was corrected leads to its enterprise, and the one before to nobody', async () => {
  const store = memoryStore('registry')
  const { id } = await registerEnterprise(store, profile, callOf('register'))
  await correctEnterprise(store, correction({ uscc: otherCode }), callOf('correct'))
  expect(await carryingCodes(store, [code, otherCode])).toMatchObject([
    { uscc: otherCode, enterpriseId: id },
  ])
})
