import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { type Operation, operationGroups } from './index.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const operations = new Map(
  operationGroups.flatMap((group) =>
    Object.values<Operation>(group.operations).map((one) => [one.method.path, one] as const),
  ),
)

/** Each RPC of the protos, with the comment before it. */
const rpcs = globSync('proto/seedline/*/v1/*_service.proto', { cwd: root }).flatMap((file) => {
  const text = readFileSync(`${root}${file}`, 'utf8')
  const [, proto = ''] = /^package (.+);$/m.exec(text) ?? []
  const [, service = ''] = /^service (\w+) /m.exec(text) ?? []
  const found = text.matchAll(/((?:^ {2}\/\/ .*\n)*)^ {2}rpc (\w+)\(/gm)
  return [...found].map(([, comment = '', rpc = '']) => ({
    path: `/${proto}.${service}/${rpc}`,
    codes: comment.match(/\b[A-Z]{2,}(?:_[A-Z]+)+\b/g) ?? [],
  }))
})

// What an RPC refuses is declared with its operation. Said once more beside its proto, it would drift.
test('A proto names no refusal that its operation does not declare', () => {
  expect(rpcs.length).toBeGreaterThan(30)
  const drifted = rpcs.flatMap(({ path, codes }) => {
    const declared: readonly string[] = operations.get(path)?.refuses ?? []
    return codes.filter((code) => !declared.includes(code)).map((code) => `${path} ${code}`)
  })
  expect(drifted).toEqual([])
})
