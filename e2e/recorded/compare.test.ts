import { describe, expect, test } from '@jest/globals'
import { differences, judged, report } from './compare.ts'

describe('A difference', () => {
  test('is told by its place, with what was and what is', () => {
    const was = { body: { items: [{ 'a/b': 1 }], left: true } }
    const is = { body: { items: [{ 'a/b': 2 }, 'more'] } }
    expect(differences('read', was, is)).toEqual([
      { of: 'read', at: '/body/items/0/a~1b', was: 1, is: 2 },
      { of: 'read', at: '/body/items/1', was: undefined, is: 'more' },
      { of: 'read', at: '/body/left', was: true, is: undefined },
    ])
  })

  test('is not made by the order of members, but by that of a list', () => {
    expect(differences('read', { a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([])
    expect(differences('read', [1, 2], [2, 1])).toHaveLength(2)
  })

  test('is one between null and nothing, and between a number and its text', () => {
    expect(differences('read', { a: null }, {})).toHaveLength(1)
    expect(differences('read', { a: 1 }, { a: '1' })).toHaveLength(1)
  })
})

describe('An allowed drift', () => {
  const found = differences('approve-twice', { status: 409, body: { a: 1, b: 2 } }, { status: 422 })
  const status = { at: '/status', was: 409, is: 422 }

  test('explains the very change that it names, and no other', () => {
    const drifts = [{ why: 'one status', in: ['approve-twice'], changes: [status] }]
    expect(judged(found, drifts)).toEqual({ unexplained: [found[1]], outdated: [] })
    const other = [{ why: 'one status', in: ['approve-twice'], changes: [{ ...status, is: 400 }] }]
    expect(judged(found, other).unexplained).toEqual(found)
  })

  test('explains all below a place where it says so', () => {
    const drifts = [{ why: 'x', in: ['approve-twice'], changes: [status, { below: '/body' }] }]
    expect(judged(found, drifts)).toEqual({ unexplained: [], outdated: [] })
    const beside = [{ why: 'x', in: ['approve-twice'], changes: [{ below: '/bod' }] }]
    expect(judged(found, beside).unexplained).toEqual(found)
  })

  test('explains every place whose pointer ends as it says', () => {
    const places = differences('openapi', { a: {}, b: {} }, { a: { GONE: 1 }, b: { GONE: 2 } })
    const drifts = [{ why: 'x', in: ['openapi'], changes: [{ ending: '/GONE', is: 1 }] }]
    expect(judged(places, drifts)).toEqual({ unexplained: [places[1]], outdated: [] })
  })

  test('explains whatever differs where a pointer matches', () => {
    const drifts = [{ why: 'x', in: ['approve-twice'], changes: [{ matching: /^\/body$/ }] }]
    expect(judged(found, drifts)).toEqual({ unexplained: [found[0]], outdated: [] })
  })

  test('of any request explains it in each, and is outdated where none has it', () => {
    const drifts = [{ why: 'one status', in: 'any' as const, changes: [status] }]
    expect(judged(found, drifts)).toEqual({ unexplained: [found[1]], outdated: [] })
    expect(judged([], drifts).outdated).toEqual(['any /status: one status'])
  })

  test('is outdated in each request where it does not occur', () => {
    const drifts = [{ why: 'one status', in: ['approve-twice', 'start'], changes: [status] }]
    expect(judged(found, drifts).outdated).toEqual(['start /status: one status'])
  })
})

test('A report says the place, what was and what is, and how many more there are', () => {
  const many = Array.from({ length: 81 }, (_, index) => differences('read', index, undefined))
  const lines = report(many.flat()).split('\n')
  expect(lines.slice(0, 3)).toEqual(['read ', '    was 0', '    is  absent'])
  expect(lines.at(-1)).toBe('… and 1 more')
})

test('Of a long text a report shows what surrounds the first place that differs', () => {
  const bytes = (changed: string) => `${'0a'.repeat(400)}${changed}${'0b'.repeat(400)}`
  const [, was = '', is = ''] = report(differences('event', bytes('ff'), bytes('ee'))).split('\n')
  expect(was).toContain('…0a')
  expect(was).toContain('0aff0b')
  expect(is).toContain('0aee0b')
  expect(is.length).toBeLessThan(400)
})
