import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { UnusableInput } from '@seedline/json-text/files'
import { ProblemError } from '@seedline/values'
import { mostLeaves } from './listed/bounds.ts'
import { readDossierFile } from './listed/read-listed.ts'
import { planPackage } from './ocf/plan-package.ts'
import { readPackage } from './ocf/read-package.ts'
import { invented } from './testing/listed-facts.ts'
import { stock, writePackage } from './testing/ocf-package.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seedline-unusable-'))
})
afterEach(() => rm(folder, { recursive: true }))

const emptyZip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex')
// 深圳市新材料 as GBK writes it.
const gbk = Buffer.from('c9eedbdacad0d0c2b2c4c1cf', 'hex')

/** The problem that something is refused with: complete in both languages, with a mend. */
async function refusal(work: Promise<unknown>) {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof UnusableInput)) throw new Error(`not refused: ${String(error)}`)
  const { title, mend, fields = [] } = error.problem
  for (const text of [title, mend, ...fields.map((field) => field.title)]) {
    expect(text.zh).toMatch(/\p{Script=Han}/u)
    expect(text.en).toMatch(/^["\w][^\p{Script=Han}]+$/u)
  }
  return error.problem
}

async function fieldOf(work: Promise<unknown>) {
  const { fields = [] } = await refusal(work)
  expect(fields).toHaveLength(1)
  return { code: fields[0]?.code, pointer: fields[0]?.pointer, said: fields[0]?.title.en }
}

async function packageWith(file: string, bytes: Buffer | string): Promise<string> {
  const written = await writePackage({ transactions: [stock('S1', 'ann', '100')] })
  await rm(folder, { recursive: true })
  folder = written
  await writeFile(join(folder, file), bytes)
  return folder
}

describe('what is named as the folder of a package', () => {
  test('and is an archive, a file, nothing or out of reach is refused with what to do', async () => {
    const zip = join(folder, 'package.zip')
    await writeFile(zip, emptyZip)
    expect((await refusal(readPackage(zip))).code).toBe('OCF_FOLDER_IS_ARCHIVE')
    const file = join(folder, 'Manifest.ocf.json')
    await writeFile(file, '{}')
    expect((await refusal(readPackage(file))).code).toBe('OCF_FOLDER_IS_FILE')
    await writeFile(file, '')
    expect((await refusal(readPackage(file))).code).toBe('OCF_FOLDER_IS_FILE')
    expect((await refusal(readPackage(join(file, 'x')))).code).toBe('OCF_FOLDER_MISSING')
    expect((await refusal(readPackage(join(folder, 'none')))).code).toBe('OCF_FOLDER_MISSING')
    expect((await refusal(readPackage(''))).code).toBe('OCF_FOLDER_MISSING')
    const loop = join(folder, 'loop')
    await symlink(loop, loop)
    expect((await refusal(readPackage(loop))).code).toBe('OCF_FOLDER_UNREADABLE')
  })
})

describe('a file of a package', () => {
  test('that is not UTF-8 is refused with its name and line', async () => {
    const bytes = Buffer.concat([Buffer.from('{\n "x": "'), gbk, Buffer.from('"}')])
    const fault = await fieldOf(readPackage(await packageWith('stakeholders.ocf.json', bytes)))
    expect(fault).toMatchObject({ code: 'FILE_NOT_UTF8', pointer: '/stakeholders.ocf.json' })
    expect(fault.said).toContain('line 2')
  })

  test('with a member given twice is refused with the pointer to it', async () => {
    const whole = await packageWith('unlisted.json', '')
    const path = join(whole, 'transactions.ocf.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('"quantity":"100"', '"quantity":"100","quantity":"900"'))
    expect(await fieldOf(readPackage(whole))).toMatchObject({
      code: 'FILE_KEY_TWICE',
      pointer: '/transactions.ocf.json/items/0/quantity',
    })
  })

  test('that is a folder, an archive or out of reach is refused', async () => {
    const whole = await packageWith('transactions.ocf.json', emptyZip)
    expect(await fieldOf(readPackage(whole))).toMatchObject({ code: 'FILE_IS_ARCHIVE' })
    const path = join(whole, 'transactions.ocf.json')
    await rm(path)
    await mkdir(path)
    expect(await fieldOf(readPackage(whole))).toMatchObject({ code: 'FILE_NOT_REGULAR' })
    await rm(path, { recursive: true })
    await symlink(path, path)
    expect(await fieldOf(readPackage(whole))).toMatchObject({ code: 'FILE_UNREADABLE' })
  })

  test('may begin with a byte order mark and have any line ends', async () => {
    const whole = await packageWith('unlisted.json', '')
    for (const name of ['Manifest', 'transactions', 'stakeholders']) {
      const path = join(whole, `${name}.ocf.json`)
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')), null, 1)
      await writeFile(path, `\ufeff${text.replaceAll('\n', '\r\n')}`)
    }
    const { register, warnings } = planPackage(await readPackage(whole))
    expect(register.securities.size).toBe(1)
    // What is compared is the file as it is, mark included.
    expect(new Set(warnings.map(({ code }) => code))).toEqual(new Set(['OCF_MD5_MISMATCH']))
  })
})

describe('a file of public facts', () => {
  const read = (path: string) => readDossierFile(path, '2026-11-30')
  const written = async (bytes: Buffer | string) => {
    const path = join(folder, 'facts.json')
    await writeFile(path, bytes)
    return path
  }

  test('that can’t be read is refused with what is wrong and where', async () => {
    const twice = JSON.stringify(invented()).replace('"code":', '"code":"000000","code":')
    const cases: readonly (readonly [string | Buffer, string, string])[] = [
      [Buffer.concat([Buffer.from('{"a":"'), gbk, Buffer.from('"}')]), 'FILE_NOT_UTF8', ''],
      [twice, 'FILE_KEY_TWICE', '/code'],
      [emptyZip, 'FILE_IS_ARCHIVE', ''],
      ['{', 'FILE_NOT_JSON', ''],
      ['{"registry":{"a/b":1,"a/b":2}}', 'FILE_KEY_TWICE', '/registry/a~1b'],
    ]
    for (const [bytes, code, at] of cases) {
      const fault = await fieldOf(read(await written(bytes)))
      expect(fault).toMatchObject({ code, pointer: `/facts.json${at}` })
    }
    const missing = await fieldOf(read(join(folder, 'none.json')))
    expect(missing).toMatchObject({ code: 'FILE_MISSING', pointer: '/none.json' })
    expect(await fieldOf(read(folder))).toMatchObject({ code: 'FILE_NOT_REGULAR' })
  })

  test('may begin with a byte order mark', async () => {
    const dossier = await read(await written(`\ufeff${JSON.stringify(invented())}`))
    expect(dossier.company.code).toBe('999999')
  })

  test('that says more than is read is refused with how much, and what to do instead', async () => {
    const [founded, converted] = invented().capital_history
    const rows = Array.from({ length: 2_000 }, (_, at) => ({ name: `甲${at}` }))
    const history = Array.from({ length: 501 }, () => ({ ...converted, kind: '资本公积转增股本' }))
    const multiplied = { capital_history: [founded, ...history], shareholders: rows }
    const many = { capital_history: Array.from({ length: mostLeaves + 1 }, () => 0) }
    for (const [change, said] of [
      [multiplied, '501 steps of its capital change every holding, and holders have 2002 rows'],
      [many, `at most ${mostLeaves} are read`],
    ] as const) {
      const { code, title, mend } = await refusal(
        read(await written(JSON.stringify(invented(change)))),
      )
      expect(code).toBe('LISTED_FILE_TOO_LARGE')
      expect(title.en).toContain(said)
      expect(mend.en).toContain('import ocf')
    }
    const fewer = { ...multiplied, capital_history: [founded, ...history.slice(2)] }
    expect((await read(await written(JSON.stringify(invented(fewer))))).table.parts).not.toEqual([])
  })

  test('that names no company, or is no object, is refused', async () => {
    for (const text of ['{"code": 1}', '[]', '"x"', 'null', '{"registry":{"name_zh":""}}'])
      expect((await refusal(read(await written(text)))).code).toBe('LISTED_FILE_UNUSABLE')
  })
})

test('a refusal of the input is a problem like any other', () => {
  const text = { zh: '', en: '' }
  const error = new UnusableInput({ code: 'X', kind: 'invalid', title: text, mend: text })
  expect(error).toBeInstanceOf(ProblemError)
})
