import { expect, test } from '@jest/globals'
import { type Aggregate, UnknownEventType } from '@seedline/event-store'
import { instant } from '@seedline/values'
import { beginStream, checkCommit, passOver } from './check-stream.ts'
import type { Commit } from './commit.ts'

const counter: Aggregate<unknown, unknown> = {
  name: 'counter',
  initial: 0,
  evolve: (state) => Number(state) + 1,
  codec: {
    encode: () => ({ type: 'Counted', data: new Uint8Array() }),
    decode: (type) => {
      if (type !== 'Counted') throw new UnknownEventType(type)
      return type
    },
  },
}

const commit = (version: number, more: Partial<Commit> = {}): Commit => ({
  kind: 'commit',
  documentId: `document-${version}`,
  stream: 'counter-1',
  category: 'counter',
  id: '1',
  version,
  size: 1,
  commandId: `command-${version}`,
  events: [{ type: 'Counted', data: new Uint8Array() }],
  actor: { subject: 's', name: 'n', roles: [], organisation: 'o' },
  at: instant('2026-11-23T08:00:00.000Z'),
  answerBytes: undefined,
  traceparent: undefined,
  pending: false,
  ...more,
})

function codesOf(...commits: readonly Commit[]): readonly string[] {
  let fold = beginStream('counter-1', counter)
  const codes: string[] = []
  for (const next of commits) {
    const step = checkCommit(fold, next, counter, 'fund')
    fold = step.fold
    codes.push(...step.differences.map(({ code }) => code))
  }
  return codes
}

test('a stream whose versions follow one another is as it should be', () => {
  expect(codesOf(commit(1), commit(2), commit(3))).toEqual([])
})

test('a lost commit is a gap', () => {
  expect(codesOf(commit(1), commit(3))).toEqual(['VERSION_GAP'])
})

test('a commit recorded twice is found', () => {
  expect(codesOf(commit(1), commit(1))).toEqual(['VERSION_GAP', 'COMMAND_TWICE'])
})

test('a commit that covers another number of versions than it has events is found', () => {
  expect(codesOf(commit(1, { size: 2 }), commit(2))).toEqual(['SIZE_WRONG'])
  expect(codesOf(commit(1, { size: 0, events: [] }))).toEqual(['SIZE_WRONG'])
})

test('a command that took effect twice is found', () => {
  expect(codesOf(commit(1), commit(2, { commandId: 'command-1' }))).toEqual(['COMMAND_TWICE'])
})

test('a commit recorded before its predecessor is found', () => {
  const earlier = commit(2, { at: instant('2026-11-22T08:00:00.000Z') })
  expect(codesOf(commit(1), earlier)).toEqual(['TIME_STEPS_BACK'])
})

test('an event that nobody can read is found, and what follows it is checked all the same', () => {
  const unreadable = commit(1, { events: [{ type: 'Nothing', data: new Uint8Array() }] })
  expect(codesOf(unreadable)).toEqual(['EVENT_UNKNOWN'])
  const after = commit(4, { commandId: 'command-1' })
  expect(codesOf(unreadable, after)).toEqual(['EVENT_UNKNOWN', 'VERSION_GAP', 'COMMAND_TWICE'])
})

test('an event that does not fold is named, and the stream is not folded past it', () => {
  const folded: unknown[] = []
  const stumbling: Aggregate<unknown, unknown> = {
    ...counter,
    evolve: (_state, event) => {
      folded.push(event)
      throw new Error('it can not be')
    },
  }
  const first = checkCommit(beginStream('counter-1', stumbling), commit(1), stumbling, 'fund')
  expect(first.differences).toEqual([
    {
      service: 'fund',
      where: 'stream',
      what: 'counter-1@1',
      code: 'EVENT_DOES_NOT_FOLD',
      detail: 'Error: it can not be',
    },
  ])
  const second = checkCommit(first.fold, commit(2), stumbling, 'fund')
  expect(second.differences).toEqual([])
  expect(folded).toHaveLength(1)
})

test('a damaged commit is passed over: the versions after it are checked where it tells its size', () => {
  const damaged = {
    kind: 'damaged',
    documentId: '1',
    stream: 'counter-1',
    category: 'counter',
    version: 1,
    nextVersion: 2,
    cause: '/actor',
  } as const
  const fold = passOver(beginStream('counter-1', counter), damaged)
  expect(checkCommit(fold, commit(3), counter, 'fund').differences).toHaveLength(1)
  const untold = passOver(fold, { ...damaged, nextVersion: undefined })
  expect(checkCommit(untold, commit(3, { commandId: 'c' }), counter, 'fund').differences).toEqual(
    [],
  )
})
