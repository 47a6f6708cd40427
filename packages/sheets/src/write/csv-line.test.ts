import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { csvLine, neutralised } from './csv-line.ts'

// Reads RFC 4180 character by character, apart from the code that writes it.
const fieldsOf = (line: string): string[] => {
  const fields = ['']
  let inside = false
  for (const [at, character] of [...line.slice(0, -2)].entries()) {
    const last = fields.length - 1
    if (character === '"') {
      if (!inside && line[at - 1] === '"' && fields[last] !== undefined && at > 0)
        fields[last] += '"'
      inside = !inside
    } else if (character === ',' && !inside) fields.push('')
    else fields[last] += character
  }
  return fields
}

describe('a cell of an export', () => {
  test.each([
    '=1+1',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1+1',
    '\u00a0=1',
    '＝1+1',
    '＠SUM(A1)',
    '=HYPERLINK("http://x","y")',
    "-cmd|' /C calc'!A0",
    '|calc',
    '%0A=1',
  ])('%j is not taken for a formula', (text) => {
    expect(neutralised(text)).toBe(`'${text}`)
  })

  test.each([
    '深圳新材',
    '-12.50',
    '1000000',
    '33.3334',
    'a=b',
    '',
    'Acme (Shenzhen)',
    '2024-05-20',
    '%',
  ])('%j stays as it is', (text) => {
    expect(neutralised(text)).toBe(text)
  })

  test('never begins a formula, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = neutralised(text)
        return (
          !/^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]/u.test(cell) || /^-?[0-9]+(\.[0-9]+)?$/.test(cell)
        )
      }),
    )
  })

  test('comes back as it was: commas, quotes and line breaks are quoted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '新') }), {
          minLength: 1,
        }),
        (cells) => {
          expect(fieldsOf(csvLine(cells))).toEqual(cells.map(neutralised))
        },
      ),
    )
  })
})
