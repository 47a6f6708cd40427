import { describe, expect, test } from '@jest/globals'
import { judgeCount, judgeOnTheWay, judgePath, judgeSum } from './judge.ts'

const known = (amount: bigint, enterprises: number, notStated: number) => ({
  amount,
  enterprises,
  notStated,
})
const over = { aim: 100n, isOver: true, mayLower: true }

describe('A sum against its target', () => {
  test.each([
    ['met', known(100n, 3, 0)],
    ['met', known(120n, 3, 4)],
    ['not-met', known(99n, 3, 0)],
    ['unknown', known(99n, 3, 1)],
    ['unknown', known(0n, 0, 5)],
  ] as const)('is %s where %p is stated', (state, stated) => {
    expect(judgeSum({ ...over, known: stated })?.state).toBe(state)
  })

  test('says how many have stated nothing, and tells no amount', () => {
    const { because } = judgeSum({ ...over, known: known(120n, 3, 4) }) ?? { because: undefined }
    expect(because?.en).toContain('4 have stated nothing')
    expect(JSON.stringify(because)).not.toMatch(/120|100/)
  })

  test('is not judged before its year is over, but by the last year on the path', () => {
    expect(judgeSum({ ...over, isOver: false, known: known(120n, 3, 0) })).toBeUndefined()
    expect(judgeOnTheWay(2023, 'behind').state).toBe('behind')
    expect(judgeOnTheWay(2023, 'unknown').state).toBe('unknown')
  })
})

describe('A year on the path', () => {
  const path = { from: 2021, to: 2025, begin: 100n, aim: 200n }

  test.each([
    ['on-path', known(200n, 2, 9), true],
    ['behind', known(101n, 2, 0), true],
    ['unknown', known(101n, 2, 1), true],
    ['unknown', known(200n, 2, 0), false],
  ] as const)('is %s with %p stated', (state, stated, isOver) => {
    expect(judgePath(path, 2023, stated, isOver)).toBe(state)
  })
})

describe('A count on record', () => {
  test.each([
    ['met', 1],
    ['met', 2],
    ['met', 5],
    ['unknown', 0],
  ] as const)('is %s with %i of one to two', (state, count) => {
    expect(judgeCount(count, 1, 2).state).toBe(state)
  })
})
