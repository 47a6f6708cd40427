import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  developmentAudience,
  developmentIssuer,
  ensureDevelopmentKeys,
} from './development-keys.ts'
import { serviceTokens } from './service-tokens.ts'
import { tokenVerifier } from './token-verifier.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedline-service-tokens-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('in development a service signs for itself, with the role of services and no other', async () => {
  const { keyFile, jwksFile } = await ensureDevelopmentKeys(folder)
  let now = 0
  const token = serviceTokens('fund', { DEV_SIGNING_KEY_FILE: keyFile }, () => now)
  const first = await token()
  const verifier = tokenVerifier({
    jwksFile,
    issuer: developmentIssuer,
    audience: developmentAudience,
    environment: 'development',
  })
  expect(await verifier.verify(first)).toMatchObject({
    subject: 'service:fund',
    roles: ['service'],
  })
  expect(await token()).toBe(first)
  now = 31 * 60_000
  expect(await token()).not.toBe(first)
})

test('elsewhere it shows the token that lies in a file, and its renewals', async () => {
  const file = join(folder, 'token')
  let now = 0
  const token = serviceTokens('fund', { SERVICE_TOKEN_FILE: file }, () => now)
  await expect(token()).rejects.toThrow(/ENOENT/)
  await writeFile(file, 'one\n')
  expect(await token()).toBe('one')
  await writeFile(file, 'two\n')
  expect(await token()).toBe('one')
  now = 11_000
  expect(await token()).toBe('two')
})

test('without either it has none', async () => {
  await expect(serviceTokens('fund', {})()).rejects.toThrow('fund has no token of its own')
})
