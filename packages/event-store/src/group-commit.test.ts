import { expect, test } from '@jest/globals'
import { deadlineFor, pause } from './deadline.ts'
import {
  type GroupLimits,
  groupCommit,
  type Submitted,
  type WriteGroup,
  type Written,
} from './group-commit.ts'
import { problemOf } from './problems.ts'

const limits: GroupLimits = { queued: 8, queuedBytes: 1000, group: 4, groupBytes: 500 }
const soon = () => deadlineFor(1000)
/** What was submitted is on its way. */
const sending = () => pause(5)
const asGiven = (items: readonly number[]): readonly number[] => items

/** A writer that answers when told to. */
function slowWriter() {
  const groups: (readonly number[])[] = []
  const open: { answer: (written: readonly Written[]) => void; slow: () => void }[] = []
  const write: WriteGroup<number> = ({ send, slow }) => {
    groups.push(send())
    return new Promise((answer) => open.push({ answer, slow }))
  }
  const stored = async (): Promise<void> => {
    const group = open.shift()
    group?.answer((groups[groups.length - open.length - 1] ?? []).map(() => ({ kind: 'stored' })))
    await pause(5)
  }
  return { groups, open, write, stored }
}

const codeOf = async (written: Promise<Submitted<number>>): Promise<string | undefined> => {
  const result = await written.catch((error: unknown) => ({ kind: 'failed' as const, error }))
  return result.kind === 'failed' ? problemOf(result.error)?.code : result.kind
}

test('what arrives together goes together, the first of it not ahead of the rest', async () => {
  const { groups, write, stored } = slowWriter()
  const lane = groupCommit(write, asGiven, limits)
  const all = [1, 2, 3].map((item) => lane.submit(item, 10, soon()))
  expect(groups).toEqual([])
  await sending()
  expect(groups).toEqual([[1, 2, 3]])
  await stored()
  await Promise.all(all)
})

test('what arrives during a write goes into the next, at most a group at a time', async () => {
  const { groups, write, stored } = slowWriter()
  const lane = groupCommit(write, asGiven, limits)
  const first = lane.submit(1, 10, soon())
  await sending()
  const all = [first, ...[2, 3, 4, 5, 6].map((item) => lane.submit(item, 10, soon()))]
  expect(groups).toEqual([[1]])
  await stored()
  expect(groups).toEqual([[1], [2, 3, 4, 5]])
  await stored()
  await stored()
  expect(groups).toEqual([[1], [2, 3, 4, 5], [6]])
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4, 5, 6].map((as) => ({ kind: 'stored', as })))
})

test('a group is bounded by bytes too, but a single large item still goes', async () => {
  const { groups, write, stored } = slowWriter()
  const lane = groupCommit(write, asGiven, limits)
  const all = [1, 2, 3].map((item) => lane.submit(item, 300, soon()))
  await sending()
  for (let round = 0; round < 3; round++) await stored()
  await Promise.all(all)
  expect(groups).toEqual([[1], [2], [3]])
})

test('each caller gets its own answer', async () => {
  const answers: Written[] = [{ kind: 'duplicate', of: 'version' }, { kind: 'stored' }]
  const lane = groupCommit<number, number>(
    async (group) => group.send().map((item) => answers[item] as Written),
    asGiven,
    limits,
  )
  const results = await Promise.all([0, 1, 0].map((item) => lane.submit(item, 1, soon())))
  expect(results.map((result) => result.kind)).toEqual(['duplicate', 'stored', 'duplicate'])
})

test('beyond its bounds the lane refuses instead of growing', async () => {
  const { write, stored } = slowWriter()
  const lane = groupCommit(write, asGiven, limits)
  const first = lane.submit(0, 10, soon())
  await sending()
  const waiting = Array.from({ length: 8 }, (_, index) => lane.submit(index, 10, soon()))
  expect(await codeOf(lane.submit(9, 10, soon()))).toBe('EVENT_STORE_OVERLOADED')
  for (let round = 0; round < 3; round++) await stored()
  await Promise.all([first, ...waiting])
  const large = lane.submit(0, 10, soon())
  await sending()
  expect(await codeOf(lane.submit(1, 2000, soon()))).toBe('EVENT_STORE_OVERLOADED')
  await stored()
  await large
})

test('whoever waits past the deadline was never sent; whoever was sent does not know', async () => {
  const { groups, write, stored } = slowWriter()
  const lane = groupCommit(write, asGiven, limits)
  const sent = lane.submit(1, 10, deadlineFor(40))
  await sending()
  const waiting = lane.submit(2, 10, deadlineFor(20))
  expect(await codeOf(waiting)).toBe('EVENT_STORE_UNAVAILABLE')
  expect(await codeOf(sent)).toBe('OUTCOME_UNKNOWN')
  await stored()
  const later = lane.submit(3, 10, soon())
  await sending()
  await stored()
  await later
  expect(groups).toEqual([[1], [3]])
})

test('whoever gives up before the group is sent is left out of it, and knows so', async () => {
  const sent: (readonly number[])[] = []
  const lane = groupCommit<number, number>(
    async ({ send }) => {
      await pause(40)
      sent.push(send(), send())
      return send().map(() => ({ kind: 'stored' }))
    },
    asGiven,
    limits,
  )
  const first = lane.submit(1, 10, soon())
  await sending()
  const impatient = lane.submit(2, 10, deadlineFor(60))
  const patient = lane.submit(3, 10, soon())
  expect(await codeOf(impatient)).toBe('EVENT_STORE_UNAVAILABLE')
  expect(await Promise.all([first, patient].map(codeOf))).toEqual(['stored', 'stored'])
  expect(sent).toEqual([[1], [1], [3], [3]])
})

test('items become what they are sent as when their group is sent, once, and are answered so', async () => {
  const made: (readonly number[])[] = []
  const asSent = (items: readonly number[]) => {
    made.push(items)
    return items.map((item) => `${item} of group ${made.length}`)
  }
  const sent: (readonly string[])[] = []
  const lane = groupCommit<number, string>(
    async ({ send }) => {
      await pause(5)
      sent.push(send(), send())
      return send().map(() => ({ kind: 'stored' }))
    },
    asSent,
    limits,
  )
  const first = lane.submit(1, 10, soon())
  await sending()
  const submitted = [first, ...[2, 3].map((item) => lane.submit(item, 10, soon()))]
  expect(made).toEqual([])
  expect((await Promise.all(submitted)).map((one) => 'as' in one && one.as)).toEqual([
    '1 of group 1',
    '2 of group 2',
    '3 of group 2',
  ])
  expect(made).toEqual([[1], [2, 3]])
  expect(new Set(sent.flat()).size).toBe(3)
})

test('a group that failed fails for each of its callers', async () => {
  const lane = groupCommit<number, number>(
    async () => ({ failed: new Error('no') }),
    asGiven,
    limits,
  )
  const results = await Promise.all([1, 2].map((item) => lane.submit(item, 1, soon())))
  expect(results.map((result) => result.kind)).toEqual(['failed', 'failed'])
})

test('when the database hangs, those who wait are told at once', async () => {
  const { open, write, stored } = slowWriter()
  const lane = groupCommit(write, asGiven, limits)
  const sent = lane.submit(1, 10, soon())
  await sending()
  const waiting = lane.submit(2, 10, soon())
  open[0]?.slow()
  expect(await codeOf(waiting)).toBe('EVENT_STORE_UNAVAILABLE')
  await stored()
  expect(await codeOf(sent)).toBe('stored')
})

test('a closed lane finishes what it has and takes nothing more', async () => {
  const { write, stored } = slowWriter()
  const lane = groupCommit(write, asGiven, limits)
  const before = lane.submit(1, 10, soon())
  const closing = lane.close()
  await sending()
  expect(await codeOf(lane.submit(2, 10, soon()))).toBe('EVENT_STORE_UNAVAILABLE')
  await stored()
  await closing
  expect(await codeOf(before)).toBe('stored')
})
