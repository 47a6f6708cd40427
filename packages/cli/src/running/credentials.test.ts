import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { ensureDevelopmentKeys } from '@seedline/service-kit/development-keys'
import { credentials } from './credentials.ts'

let folder = ''
const kept = { ...process.env }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedline-credentials-'))
  const { keyFile } = await ensureDevelopmentKeys(folder)
  process.env = { ...kept, SEEDLINE_TOKEN: '', SEEDLINE_ENV: '', DEV_SIGNING_KEY_FILE: keyFile }
})

afterEach(async () => {
  process.env = kept
  await rm(folder, { recursive: true })
})

const minutes = 60_000

test('a token is signed once for each role, and anew before it expires: an import may take longer', async () => {
  let now = 0
  const tokenOf = credentials(undefined, 'import', () => now)
  const first = await tokenOf('registrar')
  expect(await tokenOf('coach')).not.toBe(first)
  now = 44 * minutes
  expect(await tokenOf('registrar')).toBe(first)
  now = 46 * minutes
  const second = await tokenOf('registrar')
  expect(second).not.toBe(first)
  expect(await tokenOf('registrar')).toBe(second)
})

test('a token that was given is used for every role, for as long as it lasts', async () => {
  const tokenOf = credentials('given', 'import')
  expect([await tokenOf('registrar'), await tokenOf('coach')]).toEqual(['given', 'given'])
})
