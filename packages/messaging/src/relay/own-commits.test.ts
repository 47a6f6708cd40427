import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { commitOf } from '../testing/events.ts'
import { createOwnCommits } from './own-commits.ts'
import { createPublishedVersions } from './published-versions.ts'

const versionsIn = (commits: readonly { stream: string; version: number }[] | undefined) =>
  commits?.map(({ stream, version }) => `${stream}@${version}`)

describe('commits that this process stored itself', () => {
  test('are published as they come, the first of a stream and what follows on it', () => {
    const own = createOwnCommits()
    const published = createPublishedVersions()
    own.add([commitOf('a', 1, { size: 2 }), commitOf('b', 1), commitOf('a', 3)])
    const taken = own.take(published)
    expect(versionsIn(taken)).toEqual(['thing-a@1', 'thing-b@1', 'thing-a@3'])
    published.add(taken ?? [])
    own.add([commitOf('a', 4)])
    expect(versionsIn(own.take(published))).toEqual(['thing-a@4'])
    expect(own.take(published)).toEqual([])
  })

  test('wait for what another process stored before them: the feed has to be read', () => {
    const own = createOwnCommits()
    const published = createPublishedVersions()
    published.add([commitOf('a', 1)])
    own.add([commitOf('b', 1), commitOf('a', 3)])
    expect(own.take(published)).toBe(undefined)
    // The read tells of all of them.
    expect(own.take(published)).toEqual([])
  })

  test('of a stream that nothing is known of wait for a read, too', () => {
    const own = createOwnCommits()
    own.add([commitOf('a', 7)])
    expect(own.take(createPublishedVersions())).toBe(undefined)
  })

  test('that a read has brought already are not published again', () => {
    const own = createOwnCommits()
    const published = createPublishedVersions()
    own.add([commitOf('a', 1), commitOf('a', 2), commitOf('a', 3)])
    published.add([commitOf('a', 1), commitOf('a', 2)])
    expect(versionsIn(own.take(published))).toEqual(['thing-a@3'])
  })

  test('too many to keep are left to a read', () => {
    const published = createPublishedVersions()
    const many = createOwnCommits()
    for (let index = 0; index <= 500; index += 1) many.add([commitOf(`s${index}`, 1)])
    expect(many.take(published)).toBe(undefined)
    const large = createOwnCommits()
    const data = new Uint8Array(3 * 1024 * 1024)
    large.add([commitOf('a', 1, { events: [{ type: 't', data }] })])
    large.add([commitOf('b', 1, { events: [{ type: 't', data }] })])
    expect(large.take(published)).toBe(undefined)
    large.add([commitOf('c', 1)])
    expect(versionsIn(large.take(published))).toEqual(['thing-c@1'])
  })
})

describe('versions published', () => {
  test('only rise, and are forgotten for the streams longest untouched', () => {
    const published = createPublishedVersions(2)
    published.add([commitOf('a', 3, { size: 2 }), commitOf('b', 1)])
    published.add([commitOf('a', 1)])
    published.add([commitOf('c', 1)])
    expect(['a', 'b', 'c'].map((id) => published.upTo(`thing-${id}`))).toEqual([4, 0, 1])
  })
})

test('whatever comes from where, no version of a stream is taken before the one it follows', () => {
  const steps = fc.array(
    fc.oneof(
      // One of three streams grows: by this process, or by another that nobody tells of.
      fc.record({
        kind: fc.constant('store' as const),
        id: fc.constantFrom('a', 'b', 'c'),
        own: fc.boolean(),
        size: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({ kind: fc.constant('publish' as const), fails: fc.boolean() }),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 3 }), (played, streams) => {
      const own = createOwnCommits()
      const published = createPublishedVersions(streams)
      const next = new Map<string, number>()
      const pending: ReturnType<typeof commitOf>[] = []
      const log = new Map<string, number>()
      for (const step of played) {
        if (step.kind === 'store') {
          const version = next.get(step.id) ?? 1
          next.set(step.id, version + step.size)
          const commit = commitOf(step.id, version, { size: step.size })
          pending.push(commit)
          if (step.own) own.add([commit])
          continue
        }
        // A read brings all that is pending, and so does what follows a failure.
        const due = own.take(published) ?? [...pending]
        if (step.fails) {
          own.clear()
          continue
        }
        for (const { stream, version, events } of due) {
          expect(version).toBe((log.get(stream) ?? 0) + 1)
          log.set(stream, version + events.length - 1)
        }
        published.add(due)
        for (const commit of due) pending.splice(pending.indexOf(commit), 1)
      }
    }),
  )
})
