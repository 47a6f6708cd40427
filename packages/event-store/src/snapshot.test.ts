import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import mongoose from 'mongoose'
import { decodeSnapshot, encodeSnapshot, MAX_SNAPSHOT_BYTES } from './snapshot.ts'

const content = (state: unknown) => ({
  version: 100,
  at: new Date('2026-01-01T00:00:00.000Z'),
  anchor: new mongoose.mongo.ObjectId(),
  anchorVersion: 98,
  state,
  answerBytes: 0,
})

const encoded = (state: unknown) => {
  const document = encodeSnapshot('deal-1#3', content(state))
  if (!document) throw new Error('too large')
  return document
}

test('a plain state comes back as it was, bigint, dates, maps and sets included', () => {
  const state = { coins: 12n, on: new Date(5), holders: new Map([['a', new Set([1])]]), none: null }
  expect(decodeSnapshot('deal-1#3', encoded(state))?.state).toEqual(state)
})

test('a snapshot with any byte changed is not believed', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, flip) => {
      const document = encoded({ coins: 12n, owner: 'Ming' })
      const state = Uint8Array.from(document.state)
      const index = place % state.length
      state[index] = (state[index] ?? 0) ^ flip
      expect(decodeSnapshot('deal-1#3', { ...document, state })).toBeUndefined()
    }),
  )
})

test('a snapshot that claims another version, time, commit or stream is not believed', () => {
  const document = encoded({ coins: 1 })
  expect(decodeSnapshot('deal-1#3', { ...document, version: 101 })).toBeUndefined()
  expect(decodeSnapshot('deal-1#3', { ...document, anchorVersion: 1 })).toBeUndefined()
  expect(decodeSnapshot('deal-1#3', { ...document, at: new Date(0) })).toBeUndefined()
  const anchor = new mongoose.mongo.ObjectId()
  expect(decodeSnapshot('deal-1#3', { ...document, anchor })).toBeUndefined()
  expect(decodeSnapshot('deal-2#3', document)).toBeUndefined()
  expect(decodeSnapshot('deal-2#3', { ...document, _id: 'deal-2#3' })).toBeUndefined()
})

test('what is not a snapshot at all is ignored', () => {
  const nonsense = { _id: 'deal-1#3' } as unknown as Parameters<typeof decodeSnapshot>[1]
  expect(decodeSnapshot('deal-1#3', nonsense)).toBeUndefined()
})

test('a state that is too large is not kept, one that is no plain data is an error', () => {
  expect(encodeSnapshot('x#1', content('x'.repeat(MAX_SNAPSHOT_BYTES)))).toBeUndefined()
  expect(() => encodeSnapshot('x#1', content({ method: () => 1 }))).toThrow()
})
