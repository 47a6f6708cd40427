import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import Papa from 'papaparse'
import { fileOf, textsOf } from '../testing/files.ts'
import { csvLine } from '../write/csv-line.ts'
import { readCsv } from './read-csv.ts'

const read = async (content: string | Uint8Array, piece?: number) => {
  const sheet = await readCsv(fileOf(content, piece === undefined ? {} : { piece }))
  return { heading: sheet.heading, rows: await textsOf(sheet.rows) }
}

// '企业,区\n鹏新,南山' in GB18030.
const gb18030 = new Uint8Array([
  0xc6, 0xf3, 0xd2, 0xb5, 0x2c, 0xc7, 0xf8, 0x0a, 0xc5, 0xf4, 0xd0, 0xc2, 0x2c, 0xc4, 0xcf, 0xc9,
  0xbd,
])

describe('a CSV file', () => {
  test.each([
    [
      'with a mark',
      new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('企业,区\n鹏新,南山\n')]),
    ],
    ['without a mark', '企业,区\n鹏新,南山\n'],
    ['with line ends of Windows', '企业,区\r\n鹏新,南山\r\n'],
    ['without a line end behind its last row', '企业,区\n鹏新,南山'],
    ['with tabs', '企业\t区\n鹏新\t南山\n'],
    ['with semicolons', '企业;区\n鹏新;南山\n'],
    ['in GB18030', gb18030],
    [
      'in UTF-16, as spreadsheets write it',
      new Uint8Array([
        0xff,
        0xfe,
        ...new Uint8Array(Buffer.from('企业\t区\r\n鹏新\t南山\r\n', 'utf16le')),
      ]),
    ],
  ])('%s is read as it is meant', async (_how, content) => {
    expect(await read(content)).toEqual({ heading: ['企业', '区'], rows: [['鹏新', '南山']] })
    expect(await read(content, 1)).toEqual({ heading: ['企业', '区'], rows: [['鹏新', '南山']] })
  })

  test('that is English for long and Chinese behind is read in the encoding of its Chinese', async () => {
    const english = new TextEncoder().encode(`name,district\n${'Acme,x\n'.repeat(1000)}`)
    const both = new Uint8Array([...english, ...gb18030.subarray(8)])
    const { rows } = await read(both, 500)
    expect(rows.at(-1)).toEqual(['鹏新', '南山'])
  })

  test('that is neither UTF-8 nor GB18030 is refused with a sentence, and not read with signs for what is lost', async () => {
    const broken = new Uint8Array([...new TextEncoder().encode('企业,区\n'), 0xff, 0xff, 0xff])
    await expect(read(broken)).rejects.toMatchObject({ fault: { code: 'ENCODING_UNKNOWN' } })
  })

  test('without anything in it says so', async () => {
    await expect(read('')).rejects.toMatchObject({ fault: { code: 'SHEET_EMPTY' } })
  })

  test('numbers its rows as a spreadsheet does, and passes over empty ones', async () => {
    const sheet = await readCsv(fileOf('a,b\n1,2\n,\n3,4\n'))
    const numbers: number[] = []
    for await (const { number } of sheet.rows) numbers.push(number)
    expect(numbers).toEqual([2, 4])
  })

  test('whose quotation mark is never closed is refused once a row can’t be that long', async () => {
    const never = `a,b\n"${'x'.repeat(2 * 1024 * 1024)}`
    await expect(read(never)).rejects.toMatchObject({ fault: { code: 'ROW_NEVER_ENDS' } })
  })

  test('with a quotation mark in the middle of a quoted cell says so of that row alone', async () => {
    const sheet = await readCsv(fileOf('a,b\n1,2\n"x"y,3\n4,5\n'))
    const faults: (string | undefined)[] = []
    for await (const { fault } of sheet.rows) faults.push(fault?.code)
    expect(faults).toEqual([undefined, 'QUOTES_BROKEN', undefined])
  })

  test('whose row has more cells than its heading is refused there: an unquoted comma moved the rest', async () => {
    const sheet = await readCsv(fileOf('a,b\n1,Pengxin Co., Ltd.\n1,2,,\n'))
    const faults: (string | undefined)[] = []
    for await (const { fault } of sheet.rows) faults.push(fault?.code)
    expect(faults).toEqual(['ROW_HAS_MORE_CELLS', undefined])
  })

  test('reads back what an export wrote: the apostrophe before a formula is none of the text', async () => {
    const texts = ['@Lab Ltd', '-', "'", "'quoted'", '=1', '鹏新']
    const sheet = await readCsv(fileOf(`a\n${texts.map((text) => csvLine([text])).join('')}`))
    expect(await textsOf(sheet.rows)).toEqual(texts.map((text) => [text]))
  })

  test('without any line end is given up once its heading can’t be that long', async () => {
    await expect(read('x'.repeat(3 * 1024 * 1024))).rejects.toMatchObject({
      fault: { code: 'ROW_NEVER_ENDS' },
    })
  })

  test('comes out the same in whatever pieces it is read', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '新', ' ', '𠮷') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 20 }),
        async (rows, piece) => {
          const content = Papa.unparse([['h1', 'h2'], ...rows], { newline: '\n' })
          const plain = rows
            .map((cells) => cells.map((text) => text.replace(/\r\n?/g, '\n')))
            .filter((cells) => cells.some((text) => text.trim() !== ''))
          expect((await read(content, piece)).rows).toEqual(plain)
        },
      ),
    )
  })
})
