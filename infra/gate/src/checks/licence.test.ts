import { expect, test } from '@jest/globals'
import { licenceFaults } from './licence.ts'

const terms = 'Apache License … END OF TERMS AND CONDITIONS'
const texts: Readonly<Record<string, string>> = {
  LICENSE: terms,
  'good/package.json': '{ "license": "Apache-2.0" }',
  'none/package.json': '{ "name": "none" }',
  'other/package.json': '{ "license": "UNLICENSED" }',
}
const textOf = (file: string) => texts[file] ?? ''

test('a package file that names no licence, or another one, is found', () => {
  const manifests = ['good/package.json', 'none/package.json', 'other/package.json']
  expect(licenceFaults(manifests, textOf)).toEqual([
    'none/package.json: no "license": "Apache-2.0"',
    'other/package.json: no "license": "Apache-2.0"',
  ])
})

test('a missing text of the licence is found', () => {
  expect(licenceFaults([], () => '')).toEqual(['LICENSE is not the text of the Apache License'])
})
