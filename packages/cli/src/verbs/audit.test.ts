import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { exportOf, madeUpLog, newSigner, someEntries } from '@seedline/audit-log/testing'
import { seedline } from '../program.ts'

let folder = ''
let out = ''
let err = ''
const kept = { ...process.env }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedline-audit-'))
  out = ''
  err = ''
  process.env = { ...kept, SEEDLINE_LANGUAGE: 'zh' }
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
})

afterEach(async () => {
  jest.restoreAllMocks()
  process.env = kept
  process.exitCode = undefined
  await rm(folder, { recursive: true })
})

async function auditVerify(...args: string[]): Promise<number> {
  out = ''
  process.exitCode = undefined
  await seedline().parseAsync(['node', 'seedline', 'audit', 'verify', ...args])
  return Number(process.exitCode ?? 0)
}

test('an export is checked against kept heads and published keys, and told with positions', async () => {
  const signer = await newSigner()
  const log = await madeUpLog(signer, someEntries(25))
  const lines = await exportOf(log, signer)
  const [file, head, keys] = ['log.ndjson', 'head.jws', 'keys.json'].map((n) => join(folder, n))
  if (!file || !head || !keys) throw new Error('unreachable')
  await writeFile(file, `${lines.join('\n')}\n`)
  await writeFile(head, `${log.heads.at(-1)?.jws}\n`)
  await writeFile(keys, JSON.stringify({ keys: [signer.publicKey] }))
  expect(await auditVerify(file, '--head', head, '--keys', keys)).toBe(0)
  expect(out).toContain('25 条记录，2 个签名树头相符，自存树头 1 个中 1 个相符，0 处不符')
  await writeFile(file, lines.join('\n').replace('{\\"asked\\":7}', '{\\"asked\\":8}'))
  expect(await auditVerify(file, '--head', head, '--keys', keys)).toBe(1)
  expect(out).toContain('第 7 条与当时所记不符：已被改动（编号 query-7，文件第 10 行）')
  expect(await auditVerify(file, '--json')).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ keysFrom: 'export', findings: [{ kind: 'altered' }] })
})

test('a file that is missing, or no set of keys, is said to be so', async () => {
  const file = join(folder, 'log.ndjson')
  expect(await auditVerify(file)).toBe(65)
  expect(err).toContain('没有这个文件')
  await writeFile(file, '{}')
  expect(await auditVerify(file, '--keys', file)).toBe(65)
  expect(err).toContain('不是公钥集')
})
