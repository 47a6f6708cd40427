import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { duplicateKeyIn } from './duplicate-key.ts'

/** JSON as it was written, repeated keys included. */
type Written =
  | { readonly kind: 'plain'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Written[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Written])[] }

const { written } = fc.letrec<{ written: Written }>((tie) => ({
  written: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({
      kind: fc.constant('plain' as const),
      value: fc.oneof(
        fc.constantFrom('', '"', '\\', '{"a":1,"a":2}', '[,]', '\\"', '材'),
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
      ),
    }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('written')) }),
    fc.record({
      kind: fc.constant('object' as const),
      entries: fc.array(
        fc.tuple(
          fc.oneof(
            fc.constantFrom('a', 'b', '"', '\\', ':', ',', '__proto__', ''),
            fc.string({ maxLength: 2 }),
          ),
          tie('written'),
        ),
        { maxLength: 4 },
      ),
    }),
  ),
}))

const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`

const escaped = (text: string): string =>
  `"${text
    .split('')
    .map((one) => unit(one.charCodeAt(0)))
    .join('')}"`

type Print = (text: string) => string

const print = (tree: Written, key: Print, gap: string): string => {
  switch (tree.kind) {
    case 'plain':
      return JSON.stringify(tree.value)
    case 'list':
      return `[${gap}${tree.items
        .map((item) => print(item, key, gap))
        .join(`${gap},${gap}`)}${gap}]`
    case 'object':
      return `{${gap}${tree.entries
        .map(([name, value]) => `${key(name)}${gap}:${gap}${print(value, key, gap)}`)
        .join(`${gap},${gap}`)}${gap}}`
  }
}

type Path = readonly (string | number)[]

const firstRepeated = (tree: Written, path: Path = []): Path | undefined => {
  if (tree.kind === 'plain') return undefined
  const steps: readonly (readonly [string | number, Written])[] =
    tree.kind === 'list' ? tree.items.map((item, index) => [index, item]) : tree.entries
  for (const [index, [step, value]] of steps.entries()) {
    if (steps.slice(0, index).some(([earlier]) => earlier === step)) return [...path, step]
    const within = firstRepeated(value, [...path, step])
    if (within) return within
  }
  return undefined
}

const quoted: Print = (text) => JSON.stringify(text)

describe('a key given twice', () => {
  test('is found at its place, and no other key is taken for one', () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom(quoted, escaped),
        fc.constantFrom('', ' ', '\r\n\t'),
        (tree, key, gap) => {
          const json = print(tree, key, gap)
          JSON.parse(json)
          expect(duplicateKeyIn(json)).toEqual(firstRepeated(tree))
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('is not seen in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(duplicateKeyIn(JSON.stringify(value, null, indent))).toBeUndefined()
      }),
    )
  })

  test.each([
    ['{"amount":"1.00","amount":"9.00"}', ['amount']],
    ['{"amount":"1.00","\\u0061mount":"9.00"}', ['amount']],
    ['{"list":[{"a":1},{"a":1,"b":{},"a":2}]}', ['list', 1, 'a']],
    ['{"__proto__":1,"__proto__":2}', ['__proto__']],
    ['{"a":{"a":1},"b":{"a":1}}', undefined],
    ['{"a":"a","b":["a","a"],"c":"{\\"a\\":1,\\"a\\":2}"}', undefined],
    ['"a"', undefined],
  ])('of %s stands at %j', (json, path) => {
    expect(duplicateKeyIn(json)).toEqual(path)
  })

  test('is found however deep it lies', () => {
    const depth = 20_000
    const json = `${'{"a":['.repeat(depth)}{"b":1,"b":2}${']}'.repeat(depth)}`
    expect(duplicateKeyIn(json)).toHaveLength(2 * depth + 1)
  })
})
