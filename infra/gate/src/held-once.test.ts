import { beforeAll, expect, test } from '@jest/globals'
import { roles } from '@seedline/contracts/roles'
import { committedFiles, textOf } from './committed-files.ts'

/** Lines of sources that answer requests (tests, pages and those who act in a role left out), as file:line. */
let linesWith: (pattern: RegExp) => readonly string[]

beforeAll(async () => {
  const answering =
    /^(services\/[^/]+\/src|packages\/(contracts|event-store|facts|messaging|recording|service-kit|values|views)\/src)\//
  const leftOut = /\.test\.ts$|\/(testing|fixtures|gen|pages)\//
  const files = ((await committedFiles()) ?? []).filter(
    (file) => file.endsWith('.ts') && answering.test(file) && !leftOut.test(file),
  )
  expect(files.length).toBeGreaterThan(300)
  linesWith = (pattern) =>
    files.flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()}`] : [])),
    )
})

test('Roles are named in the list of roles alone, and where an operation admits them', () => {
  const named = linesWith(
    new RegExp(`'(${roles.filter((role) => role !== 'operator').join('|')})'`),
  )
  const allowed = /^packages\/contracts\/src\/(roles\.ts|operations\/[\w-]+\.ts): /
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((line) => !allowed.test(line))).toEqual([])
})

test('The status of a refusal follows from its kind, in one table', () => {
  const told = linesWith(/(\(|: |=== |\{ )(409|412|413|422|429)\b(?!\))/)
  const allowed =
    /^(packages\/values\/src\/problem-kind\.ts|services\/gateway\/src\/http\/refuse\.ts): /
  expect(told.length).toBeGreaterThan(4)
  expect(told.filter((line) => !allowed.test(line))).toEqual([])
})

test('A bound of a field is a number in its declaration alone', () => {
  const bound = /\b(min|max|minLength|maxLength|minimum|maximum|minItems|maxItems): -?[0-9]/
  const allowed = /^packages\/contracts\/src\/(kinds|operations)\//
  const held = linesWith(bound)
  expect(held.length).toBeGreaterThan(5)
  expect(held.filter((line) => !allowed.test(line))).toEqual([])
})
