import { expect, test } from '@jest/globals'
import { Binary } from 'mongodb'
import { readCommit } from './commit.ts'

const stored = {
  _id: 'x',
  stream: 'fund-1',
  category: 'fund',
  id: '1',
  version: 3n,
  size: 1,
  commandId: 'c',
  events: [{ type: 'Told', data: new Binary(Buffer.from([1])) }],
  actor: { subject: 's', name: 'n', roles: [], organisation: 'o' },
  at: new Date('2026-11-23T08:00:00.000Z'),
}

test('a commit is read as it lies there', () => {
  expect(readCommit(stored)).toMatchObject({
    kind: 'commit',
    stream: 'fund-1',
    version: 3,
    pending: false,
    at: '2026-11-23T08:00:00.000Z',
  })
})

test.each([
  ['/id', { id: 7 }],
  ['/version', { version: 'three' }],
  ['/version', { version: 0 }],
  ['/size', { size: 1.5 }],
  ['/stream is not its category and id', { category: 'deal' }],
  ['/events is no list', { events: undefined }],
  ['/events/0/type', { events: [null] }],
  ['/events/0/data is not bytes', { events: [{ type: 'Told', data: 'text' }] }],
  ['/actor', { actor: 'somebody' }],
  ['/at', { at: '2026-11-23' }],
  ['/answerBytes', { answerBytes: 'many' }],
  ['/at', { at: new Date(Number.NaN) }],
])('a damaged one is told by what is wrong with it: %s', (cause, change) => {
  expect(readCommit({ ...stored, ...change })).toMatchObject({ kind: 'damaged', cause })
})

test('of a damaged one it is told where the stream goes on, as long as it says so', () => {
  expect(readCommit({ ...stored, actor: null })).toMatchObject({ version: 3, nextVersion: 4 })
  expect(readCommit({ ...stored, size: null })).toMatchObject({ nextVersion: undefined })
})
