import { expect, test } from '@jest/globals'
import { commandCalls, memoryStore, testActor } from '@seedline/testing'
import { instant, localDate } from '@seedline/values'
import { eligibilityQuery } from '../eligibility-query/aggregate.ts'
import { type QueryEvent, type QueryId, queryIdOf } from '../eligibility-query/events.ts'
import { logMissing } from './log-missing.ts'
import { entryOf } from './log-told.ts'

const at = instant('2026-01-05T04:00:00.000Z')
const call = commandCalls(testActor('bank-officer'), at)
const deadline = new Date(Date.now() + 60_000)

const refused = (requestId: string): QueryEvent => ({
  type: 'EligibilityRefused',
  queryId: queryIdOf('first bank', requestId),
  asked: {
    requestId,
    bank: 'first bank',
    officer: 'user:first',
    officerName: '甲',
    uscc: '91440399000010022U',
    purpose: 'loan-application',
    product: 'ip-pledge-loan',
    loanCase: '',
    requestDigest: 'd',
  },
  code: 'CONSENT_MISSING',
  askedOn: localDate('2026-01-05'),
})

function logOf(entries: Map<string, string>) {
  return {
    async append({ id, bytes }: { readonly id: string; readonly bytes: Uint8Array }) {
      entries.set(id, Buffer.from(bytes).toString())
    },
    standing: async (ids: readonly string[]) => new Set(ids.filter((id) => entries.has(id))),
  }
}

test('what was told and not logged is found and logged as it would have been; a second look finds nothing', async () => {
  const store = memoryStore('credit')
  const told = ['a', 'b', 'c'].map(refused)
  for (const one of told)
    await store.append(eligibilityQuery, one.queryId, call(one.queryId).context, [one], {
      expectedVersion: 0,
    })
  const entries = new Map<string, string>()
  const log = logOf(entries)
  const [first, second, third] = told
  if (!first || !second || !third) throw new Error('three were told')
  await log.append(entryOf(second))
  const unheardOf = queryIdOf('first bank', 'never recorded')
  const pages: Readonly<Record<string, readonly QueryId[]>> = {
    '': [first.queryId, second.queryId],
    next: [third.queryId, unheardOf],
  }
  const ask = (token: string) =>
    logMissing(
      {
        store,
        log,
        told: async (page) => ({
          ids: pages[page.token] ?? [],
          nextPageToken: page.token === '' ? 'next' : '',
        }),
      },
      { size: 2, token },
      deadline,
    )
  expect(await ask('')).toEqual({ compared: 2, logged: [first.queryId], nextPageToken: 'next' })
  expect(await ask('next')).toEqual({ compared: 2, logged: [third.queryId], nextPageToken: '' })
  expect(entries.get(first.queryId)).toBe(Buffer.from(entryOf(first).bytes).toString())
  expect((await ask('')).logged).toEqual([])
  expect((await ask('next')).logged).toEqual([])
})
