import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Folded, fold, type Telling, type Told } from './fold.ts'

const document = (text: string): Uint8Array => new TextEncoder().encode(text)

const fact = (version: number, text = `v${version}`): Told => ({
  sort: 'fact',
  id: 'a',
  version,
  document: document(text),
  keys: [`number:${text}`],
  untold: '',
})
const absent = (version: number): Told => ({ sort: 'absent', id: 'a', version })
const unreadable: Told = { sort: 'untold', id: 'a', code: 'RECORD_DAMAGED' }

const changing = (walk = 1): Telling => ({ walk, walking: false, certain: false })
const walking = (walk: number): Telling => ({ walk, walking: true, certain: false })
const certain = (walk: number): Telling => ({ walk, walking: true, certain: true })

/** What is kept in the end; where something is doubtful, what was kept before that. */
const keeping = (all: readonly (readonly [Told, Telling])[]): Folded | undefined =>
  all.reduce<Folded | undefined>((before, [told, telling]) => {
    const after = fold(before, told, telling)
    return after === 'doubtful' ? before : after
  }, undefined)

describe('what is told of a fact', () => {
  test('is kept with its version, its bytes and what it is found by', () => {
    expect(fold(undefined, fact(3), changing())).toEqual({
      head: { version: 3, walk: 1, absent: false, untold: '' },
      content: { document: document('v3'), keys: ['number:v3'] },
    })
  })

  test('changes nothing when it is told twice', () => {
    const once = keeping([[fact(2), changing()]])
    expect(fold(once, fact(2), changing())).toBe(once)
  })

  test('is never replaced by an earlier version', () => {
    const later = keeping([[fact(5), changing()]])
    expect(fold(later, fact(4), changing())).toBe(later)
    expect(fold(later, absent(4), changing())).toBe(later)
  })

  test('leaves its place behind when there is none any more, so that what comes late brings nothing back', () => {
    const gone = keeping([
      [fact(1), changing()],
      [absent(2), changing()],
    ])
    expect(gone?.head).toMatchObject({ version: 2, absent: true })
    expect(gone?.content?.keys).toEqual([])
    expect(fold(gone, fact(1), changing())).toBe(gone)
    expect(
      keeping([
        [absent(2), changing()],
        [fact(3), changing()],
      ])?.head.absent,
    ).toBe(false)
  })

  test('stays when the next can’t be read, and says so until one can', () => {
    const told = keeping([[fact(1), changing()]])
    const named = fold(told, unreadable, changing()) as Folded
    expect(named.head).toEqual({ version: 1, walk: 1, absent: false, untold: 'RECORD_DAMAGED' })
    expect(fold(named, unreadable, changing())).toBe(named)
    // The slower of two replicas says so after the other one could read it again.
    expect((fold(named, fact(1), changing()) as Folded).head.untold).toBe('')
    expect(fold(undefined, unreadable, changing())).toMatchObject({
      head: { version: 0, untold: 'RECORD_DAMAGED' },
    })
  })
})

describe('while all is told anew', () => {
  const before = keeping([[fact(5), changing(1)]])

  test('the same version is taken again: it was told in this walk, and is of this day', () => {
    const again = fold(before, fact(5, 'of today'), walking(2)) as Folded
    expect(again.head.walk).toBe(2)
    expect(again.content?.document).toEqual(document('of today'))
  })

  test('an earlier version than was told before is doubtful, and holds once it was asked for', () => {
    expect(fold(before, fact(3), walking(2))).toBe('doubtful')
    expect((fold(before, fact(3), certain(2)) as Folded).head).toMatchObject({
      version: 3,
      walk: 2,
    })
    expect(fold(before, absent(3), walking(2))).toBe('doubtful')
  })

  test('what changed meanwhile is no less for the walk coming to it later', () => {
    const changed = keeping([
      [fact(5), changing(1)],
      [fact(7), walking(2)],
    ])
    expect(fold(changed, fact(6), walking(2))).toBe(changed)
  })
})

test('whatever two replicas are told, in whatever order their writes fall, the newest is kept', () => {
  const stream = fc.array(
    fc.oneof(fc.constant('fact'), fc.constant('absent'), fc.constant('untold')),
    { minLength: 1, maxLength: 8 },
  )
  const told = (sorts: readonly string[]): readonly Told[] =>
    sorts.map((sort, index) => {
      if (sort === 'absent') return absent(index + 1)
      return sort === 'untold' ? unreadable : fact(index + 1)
    })
  fc.assert(
    fc.property(stream, fc.infiniteStream(fc.boolean()), (sorts, turns) => {
      // What ends as a fact: an unreadable end is named by whoever says so last.
      const all = [...told(sorts), fact(sorts.length + 1)]
      const queues = [[...all], [...all]]
      const order: (readonly [Told, Telling])[] = []
      while (queues.some((queue) => queue.length > 0)) {
        const first = turns.next().value === true ? 0 : 1
        const queue = queues[first]?.length ? queues[first] : queues[1 - first]
        const next = queue?.shift()
        if (next) order.push([next, changing()])
      }
      const kept = keeping(order)
      expect(kept?.head).toEqual({ version: all.length, walk: 1, absent: false, untold: '' })
      expect(kept?.content?.document).toEqual(document(`v${all.length}`))
    }),
  )
})
