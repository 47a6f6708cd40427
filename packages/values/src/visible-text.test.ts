import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { faultOfLine, faultOfProse } from './visible-text.ts'

const hex = (text: string): string =>
  [...text].map((one) => (one.codePointAt(0) ?? 0).toString(16).toUpperCase()).join(' ')

const character = (code: number): string => String.fromCodePoint(code)
const between = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => character(first + index))

const bidirectional = [
  ...between(0x202a, 0x202e),
  ...between(0x2066, 0x2069),
  ...['\u200e', '\u200f', '\u061c'],
]
const zeroWidth = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u180e']
const blankLetters = ['\u115f', '\u1160', '\u3164', '\uffa0', '\u17b4']
const spaces = [' ', '\u00a0', '\u2003', '\u3000', '\u2800']
const marks = ['\u0301', '\u20dd', '\ufe0f', '\u{e0100}']

describe('a line that people read', () => {
  test.each([
    '深圳市微纳新材料有限公司',
    'Readme Materials (Shenzhen) Co., Ltd. – “№ 1”',
    'ﷺ',
    'e\u0301toile',
    '한국 산업',
    'شركة ٥',
    '\u0600\u0661',
    '\u{2ebf0}\u{3fffd}',
    '\ue001公司',
    '\ufa10町',
  ])('%p is taken as it is', (text) => {
    expect(faultOfLine(text)).toBeUndefined()
    expect(faultOfProse(text)).toBeUndefined()
  })

  test.each([
    ['a Persian word that does not join', 'می\u200cخواهم'],
    ['a Sinhala cluster', 'ශ්\u200dරී'],
    ['a Hindi half letter', 'क्\u200dष'],
    ['a family', '👩\u200d👩\u200d👧'],
    ['a physician of a skin colour', '👩🏽\u200d⚕\ufe0f'],
    ['a heart on fire', '❤\ufe0f\u200d🔥'],
    ['a key of a telephone', '1\ufe0f\u20e3'],
    ['a region’s flag', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['a Han character in a form of its own', '葛\u{e0100}城'],
    ['a Mongolian letter in a form of its own', 'ᠠ\u180b'],
  ])('%s keeps what makes it', (_, text) => {
    expect(faultOfLine(text)).toBeUndefined()
  })

  test.each(['', ...spaces, ...zeroWidth, ...blankLetters, ...marks])(
    'without a visible character it is empty (%#)',
    (text) => {
      expect(faultOfLine(text)).toBe('TEXT_EMPTY')
      expect(faultOfLine(` ${text}\u0301${text}`)).toBe('TEXT_EMPTY')
      expect(faultOfProse(`\n\t${text}`)).toBe('TEXT_EMPTY')
    },
  )

  test.each(
    [...bidirectional, ...zeroWidth, ...blankLetters, '\u2800', '\ufff9', '\u{e0041}'].map(hex),
  )('U+%s within a name is refused', (code) => {
    const text = `深圳${character(Number.parseInt(code, 16))}公司`
    expect(faultOfLine(text)).toBe('TEXT_HAS_INVISIBLE_CHARACTERS')
    expect(faultOfProse(text)).toBe('TEXT_HAS_INVISIBLE_CHARACTERS')
  })

  test('a name that shows as another is refused', () => {
    expect(faultOfLine('深圳\u202e司公限有金基')).toBe('TEXT_HAS_INVISIBLE_CHARACTERS')
  })

  test.each([
    ['a joiner between Latin letters', 'a\u200db'],
    ['a joiner at the end of a word', 'می\u200c'],
    ['two joiners', 'می\u200c\u200cخواهم'],
    ['a form of a letter that has none', 'a\ufe0f'],
    ['a form of a digit that is no key', '深圳1\ufe0f号'],
    ['two forms of one Han character', '葛\u{e0100}\u{e0101}'],
    ['tags without a flag', 'a\u{e0067}\u{e007f}'],
    ['tags that a flag does not end', '🏴\u{e0067}\u{e0062}'],
  ])('%s is refused', (_, text) => {
    expect(faultOfLine(text)).toBe('TEXT_HAS_INVISIBLE_CHARACTERS')
  })

  test.each(['\u0000', '\u001b', '\u007f', '\u0085', '\ud800', '\udc00', '\uffff', '\ufffd'])(
    'control characters and broken ones are refused (%#)',
    (one) => {
      expect(faultOfLine(`a${one}b`)).toBe('TEXT_HAS_CONTROL_CHARACTERS')
      expect(faultOfProse(`a${one}b`)).toBe('TEXT_HAS_CONTROL_CHARACTERS')
    },
  )

  test.each(['\n', '\r', '\t', '\u2028', '\u2029'])('only prose has lines (%#)', (one) => {
    expect(faultOfLine(`a${one}b`)).toBe('TEXT_HAS_CONTROL_CHARACTERS')
    expect(faultOfProse(`a${one}b`)).toBeUndefined()
  })

  test('letters and digits alone are always taken, and stay so in any order', () => {
    const unit = fc.constantFrom(...'深圳市材料有限公司ABCxyzéあ한가שلم0123456789 ()·')
    const text = fc.string({ unit, maxLength: 40 }).filter((one) => /\S/.test(one))
    fc.assert(fc.property(text, (one) => faultOfLine(one) === undefined))
  })

  test('one bidirectional control is found wherever it stands', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 20 })
    fc.assert(
      fc.property(part, fc.constantFrom(...bidirectional), part, (before, control, after) => {
        expect(faultOfLine(before + control + after)).toBeDefined()
        expect(faultOfProse(before + control + after)).toBeDefined()
      }),
    )
  })

  test('whatever is written is answered, and prose takes whatever a line takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const fault = faultOfLine(text)
        return fault !== undefined || faultOfProse(text) === undefined
      }),
    )
  })
})
