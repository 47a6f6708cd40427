import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gramsOf } from './grams.ts'
import { syllablesOf } from './readings.ts'
import { soughtBy } from './sought.ts'
import { textsOf } from './texts.ts'

const code = '91440399000000019Q'

const foundOf = (...names: readonly string[]) => ({
  grams: gramsOf(names, [code]),
  texts: textsOf(names, [code]),
})
type Found = ReturnType<typeof foundOf>

/** Whether the database would find it: its operators, told again in a few lines. */
function finds(found: Found, fragment: string, keys?: ReadonlyMap<string, number>): boolean {
  return holds(found, soughtBy(fragment, keys) ?? {})
}

function holds(found: Found, condition: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(condition).every(([path, asked]) => {
    const values = found[path.slice('found.'.length) as keyof Found]
    if (typeof asked === 'string') return values.includes(asked)
    const { $regex, $elemMatch, $in } = asked as {
      $regex?: string
      $in?: readonly string[]
      $elemMatch?: { $gte: string; $lt: string }
    }
    if ($in !== undefined) return values.some((value) => $in.includes(value))
    if ($regex !== undefined) return values.some((value) => new RegExp($regex).test(value))
    const { $gte = '', $lt = '' } = $elemMatch ?? {}
    return values.some((value) => value >= $gte && value < $lt)
  })
}

const carbon = foundOf('虚构碳材料有限公司', 'Fictional Carbon (Shenzhen) Co., Ltd')
const changhang = foundOf('重庆长行新材料股份有限公司')

describe('An enterprise is found', () => {
  test.each([
    ['by a character', '碳'],
    ['by a fragment amid its name', '构碳材'],
    ['by words that most names have', '材料有限公司'],
    ['by a fragment amid a word of English', 'rbo'],
    ['by two letters of one', 'rb'],
    ['over spaces and signs', 'carbon shenzhen'],
    ['in capitals and full width', 'ＣＡＲＢＯＮ'],
    ['by its spelling', 'xugoutan'],
    ['by its spelling from any syllable on', 'tancailiao'],
    ['by its spelling with spaces', 'tan cai liao'],
    ['by part of a syllable', 'tanca'],
    ['by its initials', 'xgtcl'],
    ['by some of its initials', 'tcl'],
    ['by its code', code],
    ['by a fragment of its code', '000001'],
    ['by the start of its code in small letters', '914403'],
  ])('%s: %s', (_, fragment) => {
    expect(finds(carbon, fragment)).toBe(true)
  })

  test.each(['碳虚', 'tanxugou', 'tclx', 'carbonfictional', '914404', 'zzz', '.*', 'gouxu'])(
    'and not by %s',
    (fragment) => {
      expect(finds(carbon, fragment)).toBe(fragment === '.*')
    },
  )

  test.each([
    'chongqing',
    'zhongqing',
    'chongqingchanghang',
    'chongqingzhangxing',
    'zhongqingchangxing',
    'hangxin',
    'xingxin',
    'cqchxcl',
    'zqzxxcl',
    'cqzh',
  ])('by each reading of a character that has several: %s', (fragment) => {
    expect(finds(changhang, fragment)).toBe(true)
  })

  test('by any name that it has', () => {
    const both = foundOf('甲新材有限公司', '', '贝特瑞股份有限公司')
    for (const fragment of ['贝特', 'beiterui', 'btr', '甲新', 'jiaxincai'])
      expect([fragment, finds(both, fragment)]).toEqual([fragment, true])
  })

  test('by a rare character, and by the common one that Unicode puts for it', () => {
    const rare = foundOf('平\uFA10\u{20BB7}新材')
    for (const fragment of ['\uFA10', '\u585A', '\u{20BB7}', '\u585A\u{20BB7}新', '\u{20BB7}新材'])
      expect([fragment, finds(rare, fragment)]).toEqual([fragment, true])
  })

  const wordOf = (characters: string) =>
    fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 24 })
  const words = [
    wordOf('深圳市贝特瑞长行重庆新材料有限公司吕绿覃区葛ABCabc 019（）·-\u{20BB7}é'),
    // Names that are spelt as codes are written.
    wordOf('019深长庆a'),
  ]

  test('by every fragment of every name, and by the spelling and initials of its fragments', () => {
    fc.assert(
      fc.property(
        fc.oneof(...words),
        fc.nat(23),
        fc.integer({ min: 1, max: 24 }),
        fc.nat(),
        (name, at, length, pick) => {
          const found = foundOf(name)
          const fragment = Array.from(name)
            .slice(at, at + length)
            .join('')
          // Whichever keys few enterprises are known to have.
          const keys = new Map(found.grams.map((gram, place) => [gram, (pick + place * at) % 5]))
          expect(finds(found, fragment, keys)).toBe(true)
          const syllables = syllablesOf(name).slice(at, at + length)
          if (!syllables.every((one) => /^[a-z0-9]+$/.test(one[0] ?? ''))) return
          const read = syllables.map((one, index) => one[(pick + index) % one.length] ?? '')
          expect(finds(found, read.join(''), keys)).toBe(true)
          expect(finds(found, read.map((one) => one[0]).join(''), keys)).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })

  test.each([
    ['by the spelling', '00shen11'],
    ['by the initials', '00s11'],
    ['by a fragment of the spelling', '0shen1'],
    ['by the start of the spelling', '00sh'],
    ['by its letters', '00深11'],
  ])('with many digits in its name, as a code has, %s: %s', (_, fragment) => {
    expect(finds(foundOf('00深11'), fragment)).toBe(true)
  })

  test('by a bounded number of keys, however long its names are', () => {
    const long = '行长重'.repeat(66)
    expect(gramsOf([long, long, 'a'.repeat(200)], [code]).length).toBeLessThanOrEqual(2000)
    const usual = gramsOf(
      ['深圳市贝特瑞新能源材料股份有限公司', 'Shenzhen BTR New Energy Materials Co., Ltd.'],
      [code],
    )
    expect(usual.length).toBeLessThan(160)
  })
})

describe('What leads to it', () => {
  const leadOf = (fragment: string) => soughtBy(fragment)?.['found.grams']

  test('is what few names have, where the fragment has such', () => {
    expect(leadOf('深圳市贝特瑞新能源')).toBe('贝特')
    expect(leadOf('贝特瑞新材料股份有限公司')).toBe('贝特')
    expect(leadOf('有限公司')).toBe('有限')
    expect(leadOf('91440399000000019')).toBe('019')
    // What a code may be beside it, a name that is spelt so, few have.
    expect(leadOf(code)).toEqual({ $in: ['914403', '19q'] })
    // Digits alone are read in no other way.
    expect(soughtBy('914403990')?.['found.texts']).toEqual({ $regex: '^[^ ]*914403990' })
  })

  test('needs no pattern beside it where it is the whole fragment', () => {
    expect(soughtBy('贝特')).toEqual({ 'found.grams': '贝特' })
    expect(soughtBy('btr')).toEqual({ 'found.grams': 'btr' })
  })

  test('is nothing where there is nothing to look for', () => {
    for (const blank of ['', ' ', '（）·']) expect(soughtBy(blank)).toBeUndefined()
  })
})
