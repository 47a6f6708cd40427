import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { carrierKind } from '@seedline/contracts/operations'

interface Named {
  readonly zh: string
  readonly en: string
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../reference/${name}.json`, import.meta.url), 'utf8'))

const { kinds, sources, meta } = read('carriers') as {
  readonly kinds: readonly (Named & {
    readonly id: string
    readonly source: string
    readonly confidence: string
  })[]
  readonly sources: object
  readonly meta: { readonly confidenceScale: object }
}
const { carrierKinds } = read('glossary') as {
  readonly carrierKinds: readonly (Named & { readonly key: string })[]
}

test('the kinds of carriers are those of the reference list, each with where it is from, and the words of the glossary', () => {
  expect(kinds.map(({ id }) => id)).toEqual(carrierKind.names)
  expect(kinds.map(({ id, zh, en }) => ({ key: id, zh, en }))).toEqual(carrierKinds)
  for (const { source, confidence } of kinds) {
    expect(Object.keys(sources)).toContain(source)
    expect(Object.keys(meta.confidenceScale)).toContain(confidence)
  }
})
