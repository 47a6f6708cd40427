import { describe, expect, test } from '@jest/globals'
import { bodyWithIds, idOf, pathWithIds } from './id-of.ts'

const ids = new Map([
  ['enterprise', 'E-1'],
  ['fund', 'F-1'],
])

describe('placeholders for ids', () => {
  test('are replaced wherever they stand in a path or a body', () => {
    expect(pathWithIds(['enterprises', idOf('enterprise'), 'ladder'], ids)).toBe(
      '/enterprises/E-1/ladder',
    )
    const body = { fundId: idOf('fund'), list: [{ id: idOf('enterprise') }], n: 1, none: null }
    expect(bodyWithIds(body, ids)).toEqual({
      fundId: 'F-1',
      list: [{ id: 'E-1' }],
      n: 1,
      none: null,
    })
  })

  test('are never found in text, in the names of members, or in what was read as JSON', () => {
    const read = JSON.parse(
      '{"name":"{{enterprise}} {enterprise}","{{fund}}":"$&","idOf":"fund","inner":{"idOf":"fund"}}',
    )
    expect(bodyWithIds(read, ids)).toEqual(read)
    expect(bodyWithIds(JSON.parse(JSON.stringify(idOf('fund'))), ids)).toEqual({ idOf: 'fund' })
  })

  test('a part of a path stays one part', () => {
    expect(pathWithIds(['a b', 'c/d?e'], ids)).toBe('/a%20b/c%2Fd%3Fe')
  })

  test('one that names nothing is a fault of the plan', () => {
    expect(() => bodyWithIds([idOf('nobody')], ids)).toThrow(RangeError)
    expect(() => pathWithIds([idOf('nobody')], ids)).toThrow(RangeError)
  })
})
