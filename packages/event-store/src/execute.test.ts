import { expect, jest, test } from '@jest/globals'
import { problem } from '@seedline/values'
import type { CommitDocument } from './commit.ts'
import { reject } from './event.ts'
import { type Command, type CommandParts, execute } from './execute.ts'
import { type Account, type AccountEvent, account, by, payIn } from './fixtures/account.ts'
import { codeOf } from './fixtures/codes.ts'
import { gatheredPages } from './gathered-pages.ts'
import type { Submitted } from './group-commit.ts'
import { recordedCommands } from './recorded-commands.ts'
import { stateCache } from './state-cache.ts'
import { turns } from './turns.ts'

/** A commandParts on an empty database whose writes end as told. */
function commandParts(written: Submitted<CommitDocument>, budgetMs = 300): CommandParts {
  const empty = { find: () => ({ toArray: async () => [] }), findOne: async () => null }
  const collections = { commits: empty } as unknown as CommandParts['collections']
  return {
    collections,
    pages: gatheredPages(collections),
    lane: { submit: async () => written, close: async () => undefined },
    keeper: {
      find: async () => undefined,
      offer: () => false,
      discard: () => undefined,
      settled: async () => undefined,
    },
    cache: stateCache({ states: 10, bytes: 10_000 }),
    recorded: recordedCommands(10),
    turns: turns(10),
    limits: {
      budgetMs,
      queuedAppends: 1,
      queuedPerStream: 1,
      commitBytes: 10_000,
      commitEvents: 10,
      cachedStates: 10,
      cachedBytes: 10_000,
      knownCommands: 10,
      conflictRetries: 3,
    },
  }
}

const neverSent: Submitted<CommitDocument> = { kind: 'failed', error: new Error('sent') }

const paying = (decide: Command<Account, AccountEvent>['decide']) => ({
  aggregate: account,
  id: 'a',
  context: by(),
  decide,
  expectedVersion: undefined,
  likelyNew: false,
  deadline: undefined,
})

test('a command that others always overtake gives up after so many tries', async () => {
  const decide = jest.fn(payIn(1))
  // No clock may end it before the tries do.
  const parts = commandParts({ kind: 'duplicate', of: 'version' }, 60_000)
  expect(await codeOf(execute(parts, paying(decide)))).toBe('CONCURRENT_CHANGES')
  expect(decide).toHaveBeenCalledTimes(4)
})

test('a duplicate that nobody can show in time leaves the outcome unknown', async () => {
  for (const key of ['unsure', 'command'] as const) {
    const parts = commandParts({ kind: 'duplicate', of: key })
    expect(await codeOf(execute(parts, paying(payIn(1))))).toBe('OUTCOME_UNKNOWN')
  }
})

test('a deadline that has passed is told before anything is done', async () => {
  const decide = jest.fn(payIn(1))
  const late = { ...paying(decide), deadline: new Date(Date.now() - 1) }
  const parts = commandParts(neverSent)
  expect(await codeOf(execute(parts, late))).toBe('EVENT_STORE_UNAVAILABLE')
  expect(decide).not.toHaveBeenCalled()
})

test('what is not there is told before the version that it should have, any other refusal after', async () => {
  const refusing = (kind: 'not-found' | 'refused') => () =>
    reject(problem('TOLD', kind, { zh: '无', en: 'no' }, { zh: '无', en: 'no' }))
  const based = (decide: Command<Account, AccountEvent>['decide']) =>
    codeOf(execute(commandParts(neverSent), { ...paying(decide), expectedVersion: 3 }))
  expect(await based(refusing('not-found'))).toBe('TOLD')
  expect(await based(refusing('refused'))).toBe('STALE_VERSION')
  expect(await based(payIn(1))).toBe('STALE_VERSION')
})
