import { expect, test } from '@jest/globals'
import { writtenOf } from './insert.ts'
import { problemOf } from './problems.ts'

const duplicate = { index: 0, code: 11000 }

test('a duplicate is told by its key pattern, else by the index that the message names', () => {
  expect(writtenOf({ ...duplicate, keyPattern: { stream: 1, version: 1 } }, false)).toEqual({
    kind: 'duplicate',
    of: 'version',
  })
  const errmsg = 'E11000 duplicate key error collection: x index: stream_1_commandId_1 dup key: {}'
  expect(writtenOf({ ...duplicate, keyPattern: null, errmsg }, false)).toEqual({
    kind: 'duplicate',
    of: 'command',
  })
})

test('a duplicate that tells nothing, or follows a try cut off, must be looked up', () => {
  const unsure = { kind: 'duplicate', of: 'unsure' }
  expect(writtenOf(duplicate, false)).toEqual(unsure)
  expect(writtenOf({ ...duplicate, keyPattern: { version: 1 } }, true)).toEqual(unsure)
})

test('a full disk is the database being unavailable, an unknown error stays what it is', () => {
  const full = writtenOf({ index: 0, code: 14031, errmsg: 'No space left' }, false)
  expect(full.kind === 'failed' && problemOf(full.error)?.kind).toBe('unavailable')
  const other = writtenOf({ index: 0, code: 121, errmsg: 'Validation failed' }, false)
  expect(other.kind === 'failed' && String(other.error)).toContain('Validation failed')
})
