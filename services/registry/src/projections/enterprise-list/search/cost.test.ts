import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { stepsOf } from '../../../testing/pattern-steps.ts'
import { readOneWay } from './one-way.ts'
import { syllablesOf } from './readings.ts'
import { soughtBy } from './sought.ts'
import { textsOf } from './texts.ts'

const stepsPerCharacter = 100

/** The steps that a search takes with the names of one enterprise, and what they may be: so many a character. */
function costOf(name: string, search: string): { readonly steps: number; readonly most: number } {
  const { $regex } = (soughtBy(search)?.['found.texts'] ?? { $regex: '' }) as { $regex: string }
  const texts = textsOf([name], [])
  const most = stepsPerCharacter * (texts.join('').length + texts.length)
  return { steps: texts.reduce((sum, text) => sum + stepsOf($regex, text, most + 1), 0), most }
}

describe('What a search costs grows with the names and no faster', () => {
  test.each(['nnnnnnnnnnnnnz', 'nnnnnnnnnnnnnn', 'nanananananaz', 'neineineineiz'])(
    'where every syllable is read in ways that begin alike: %s',
    (search) => {
      const { steps, most } = costOf('哪'.repeat(40), search)
      expect(steps).toBeLessThanOrEqual(most)
    },
  )

  test('whatever the name, and whatever is spelt of it', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'哪那呢嗯俩和行长重阿啊呣憿妶汻偺剋亲偈呱盖合鬲n'),
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(name, fc.nat(40), fc.nat(), fc.boolean(), (text, from, pick, short) => {
        const read = syllablesOf(`哪${text}`)
          .slice(from % text.length)
          .map((one, at) => one[(pick + at) % one.length] ?? '')
          .map((one) => (short ? one.slice(0, 1) : one))
          .join('')
        for (const search of [read, `${read.slice(0, 13)}z`, 'n'.repeat(13)]) {
          const { steps, most } = costOf(`哪${text}`, search)
          expect(steps).toBeLessThanOrEqual(most)
        }
      }),
    )
  })
})

describe('The readings of a name', () => {
  test('lead to the same letters in one way: the rarer reading is left out where there would be two', () => {
    const twoWays = [
      ['en', 'n', 'ng'],
      ['ge', 'e'],
    ]
    expect(readOneWay(twoWays)).toEqual([
      ['en', 'n'],
      ['ge', 'e'],
    ])
    const overThree = [['xi', 'xin'], ['nao', 'ao'], ['wen']]
    expect(readOneWay(overThree)[0]).toEqual(['xi'])
  })

  test('all stay where what follows tells them apart', () => {
    for (const name of ['哪那重庆长行', '行长重'.repeat(20), '和行']) {
      expect(readOneWay(syllablesOf(name))).toEqual(syllablesOf(name))
    }
  })

  test('never meet again, whatever they are', () => {
    const reading = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 })
    const syllables = fc.array(fc.uniqueArray(reading, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(syllables, (given) => {
        const spelt = readOneWay(given).reduce<readonly string[]>(
          (starts, readings) => starts.flatMap((start) => readings.map((more) => start + more)),
          [''],
        )
        expect(new Set(spelt).size).toBe(spelt.length)
        expect(spelt.length).toBeGreaterThan(0)
      }),
    )
  })
})
