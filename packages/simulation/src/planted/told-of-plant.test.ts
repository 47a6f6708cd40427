import { describe, expect, test } from '@jest/globals'
import { lookedFor } from './told-of-plant.ts'

const seed = (number: number) => `seed ${number} (late): 5 steps, 1 s of virtual time; aabbccdd\n`

describe('A mistake that was looked for', () => {
  test('is found after as many seeds as were played, and told by what was wrong first', () => {
    const wrong = '  fund 4c175c5b-0e7a-5fcc-a2bc-5187efc570f5 | as of today: 0\n  and more\n'
    expect(lookedFor(seed(1) + seed(2) + wrong, '', 1)).toEqual({
      found: true,
      seeds: 2,
      told: 'fund … / as of today: 0',
    })
  })

  test('is not found where every story passed', () => {
    const said = `${seed(1)}refused: \naccepted: \n1 seeds passed, from 1 on: 5 steps, 9 steps/s\n`
    expect(lookedFor(said, '', 0)).toEqual({ found: false, seeds: 1, why: '' })
  })

  test('is not found where the simulation itself breaks', () => {
    expect(lookedFor('', 'at x\nError: it stands there no more', 1)).toEqual({
      found: false,
      seeds: 0,
      why: 'broke: Error: it stands there no more',
    })
  })

  test('is not found where a story takes for ever', () => {
    expect(lookedFor(seed(1), '', null)).toEqual({ found: false, seeds: 1, why: 'took too long' })
  })
})
