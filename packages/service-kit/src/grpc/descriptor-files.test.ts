import { describe, expect, test } from '@jest/globals'
import { descriptorFiles } from './descriptor-files.ts'

const file = (...bytes: number[]) => [0x0a, bytes.length, ...bytes]

describe('a descriptor set', () => {
  test('is taken apart into its files, byte by byte', () => {
    const set = Uint8Array.from([...file(1, 2, 3), ...file(4)])
    expect(descriptorFiles(set).map((bytes) => [...bytes])).toEqual([[1, 2, 3], [4]])
  })

  test.each([
    ['holds something else than files', [0x12, 1, 0]],
    ['is cut off', [0x0a, 5, 1]],
  ])('that %s is refused', (_what, bytes) => {
    expect(() => descriptorFiles(Uint8Array.from(bytes))).toThrow()
  })
})
