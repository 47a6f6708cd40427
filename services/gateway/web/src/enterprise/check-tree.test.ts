import { expect, test } from '@jest/globals'
import { selfCheck } from '../testing/designations.ts'
import { treeOf } from './check-tree.tsx'
import { suppositionsAsText, suppositionsOf } from './supposed-fact.ts'

test('lines become the tree that they are of, whatever its depth', () => {
  const [line] = selfCheck().lines
  if (!line) throw new Error('there is no line')
  const at = (depth: number) => ({ ...line, depth })
  const shape = (depths: readonly number[]) =>
    JSON.stringify(treeOf(depths.map(at)), (key, value) =>
      key === 'line' ? value.depth : value,
    ).replaceAll(/"(line|below)":/g, '')
  expect(shape([0, 1, 2, 1, 0])).toBe('[{0,[{1,[{2,[]}]},{1,[]}]},{0,[]}]')
})

test('what the address supposes is read, and written as it was', () => {
  const text = 'revenue~6800~万元~2025|core_ip_ownership~true~~'
  expect(suppositionsOf(text)).toEqual([
    { fact: 'revenue', value: '6800', unit: '万元', year: '2025' },
    { fact: 'core_ip_ownership', value: 'true', unit: '', year: '' },
  ])
  expect(suppositionsAsText(suppositionsOf(text))).toBe(text)
  expect(suppositionsOf('')).toEqual([])
})
