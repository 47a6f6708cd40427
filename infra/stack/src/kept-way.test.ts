import { afterAll, expect, test } from '@jest/globals'
import type { Candidate } from './choice.ts'
import { temporaryFolder } from './fixtures/temporary-folder.ts'
import { aboutKeptData, keepWay, waysThatReadKeptData } from './kept-way.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const way = (kind: string, binding = false): Candidate<string, string> => ({
  kind,
  binding,
  look: async () => ({ usable: true, why: '' }),
  open: async () => kind,
})
const ways = [
  way('MONGO_URL', true),
  way('mongod'),
  way('secantusd-rs'),
  way('docker'),
  way('cargo'),
]
const kinds = () => waysThatReadKeptData(folder.path, ways).map(({ kind }) => kind)

test('an empty folder takes whichever way comes first', () => {
  expect(kinds()).toEqual(['MONGO_URL', 'mongod', 'secantusd-rs', 'docker', 'cargo'])
})

test('a folder that holds data is opened only by what can read it, or what was asked for by name', () => {
  keepWay(folder.path, 'secantusd-rs')
  expect(kinds()).toEqual(['MONGO_URL', 'secantusd-rs', 'cargo'])
})

test('a failure says whose data it is and how to begin afresh', () => {
  keepWay(folder.path, 'docker')
  expect(String(aboutKeptData(folder.path, new Error('engine away')))).toContain('docker')
})
