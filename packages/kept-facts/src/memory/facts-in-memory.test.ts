import { describe, expect, test } from '@jest/globals'
import type { FactKey, KeptFact } from '../kind/kept-kind.ts'
import type { Remembering } from '../watch/changed.ts'
import type { KeptFacts } from '../watch/keep-facts.ts'
import { factsInMemory } from './facts-in-memory.ts'

const made = (id: string, version: number, ...keys: FactKey[]): KeptFact<string> => ({
  id,
  version,
  value: `${id}@${version}`,
  keys,
  bytes: 100,
  toldAt: new Date(0),
  untold: '',
})

/** Facts that are kept somewhere, and what of them is read. */
function world() {
  const stored = new Map<string, KeptFact<string>>()
  const reads: string[] = []
  let remembering: Remembering<string> | undefined
  let following = true
  let whileReading = async (): Promise<void> => undefined
  const kept = {
    remember: (one: Remembering<string>) => {
      remembering = one
    },
    heardUpTo: () => new Date(1000),
    isFollowing: () => following,
    async get(id: string) {
      reads.push(id)
      const found = stored.get(id)
      await whileReading()
      return found
    },
    async byKey(key: string) {
      reads.push(key)
      const found = [...stored.values()].filter(({ keys }) => keys.includes(key))
      await whileReading()
      return { facts: found.toSorted((a, b) => (a.id < b.id ? -1 : 1)), more: false }
    },
  } as unknown as KeptFacts<string>
  const tell = (fact: KeptFact<string>): void => {
    stored.set(fact.id, fact)
    remembering?.changed([{ id: fact.id, version: fact.version, fact }])
  }
  return {
    stored,
    reads,
    tell,
    takeAway(id: string, version: number) {
      stored.delete(id)
      remembering?.changed([{ id, version, fact: 'absent' }])
    },
    forget: () => remembering?.forget(),
    follow(does: boolean) {
      following = does
    },
    during(run: () => void) {
      whileReading = async () => {
        whileReading = async () => undefined
        run()
      }
    },
    memory: (bytes = 1_000_000) => factsInMemory(kept, { most: 1000, bytes }),
  }
}

describe('a fact in memory', () => {
  test('costs one read when it is asked for first, and none after that; also that there is none', async () => {
    const { memory, tell, reads } = world()
    const { get } = memory()
    tell(made('a', 1))
    expect((await get('a')).fact?.value).toBe('a@1')
    expect(await get('a')).toMatchObject({ fact: { value: 'a@1' }, heardUpTo: new Date(1000) })
    expect([(await get('b')).fact, (await get('b')).fact]).toEqual([undefined, undefined])
    expect(reads).toEqual(['a', 'b'])
  })

  test('is the newer one from the moment on that its change was told, without a read', async () => {
    const { memory, tell, takeAway, reads } = world()
    const { get } = memory()
    tell(made('a', 1))
    await get('a')
    await get('b')
    tell(made('a', 2))
    tell(made('b', 1))
    expect([(await get('a')).fact?.version, (await get('b')).fact?.version]).toEqual([2, 1])
    tell(made('a', 1))
    expect((await get('a')).fact?.version).toBe(2)
    takeAway('a', 3)
    expect((await get('a')).fact).toBeUndefined()
    expect(reads).toEqual(['a', 'b'])
  })

  test('is not remembered as it was read where a change was told meanwhile', async () => {
    const { memory, tell, during } = world()
    const { get } = memory()
    tell(made('a', 1))
    during(() => tell(made('a', 2)))
    await get('a')
    expect((await get('a')).fact?.version).toBe(2)
  })

  test('is read each time where this process does not hear what changes', async () => {
    const { memory, tell, follow, reads } = world()
    const { get } = memory()
    tell(made('a', 1))
    await get('a')
    follow(false)
    await get('a')
    await get('a')
    expect(reads).toEqual(['a', 'a', 'a'])
  })

  test('is not known any more once all may have changed, nor what is being read just then', async () => {
    const { memory, tell, stored, forget, during, reads } = world()
    const { get } = memory()
    tell(made('a', 3))
    await get('a')
    stored.set('a', made('a', 1))
    during(forget)
    forget()
    expect((await get('a')).fact?.version).toBe(1)
    await get('a')
    expect(reads).toEqual(['a', 'a', 'a'])
  })

  test('gives way to others before they take more room than there is', async () => {
    const { memory, tell } = world()
    const { get, figures } = memory(20_000)
    for (let index = 0; index < 100; index += 1) {
      tell(made(`${index}`, 1, `owner:${index}`))
      await get(`${index}`)
    }
    expect(figures().bytes).toBeLessThanOrEqual(20_000)
    expect(figures().facts).toBeLessThan(30)
  })
})

describe('facts with a key in common', () => {
  test('cost one read when they are asked for first, and none after that', async () => {
    const { memory, tell, reads } = world()
    const { byKey } = memory()
    tell(made('a', 1, 'owner:x'))
    tell(made('b', 1, 'owner:x'))
    await byKey('owner:x')
    const { fact } = await byKey('owner:x')
    expect(fact.facts.map(({ value }) => value)).toEqual(['a@1', 'b@1'])
    await byKey('owner:nobody')
    expect((await byKey('owner:nobody')).fact.facts).toEqual([])
    expect(reads).toEqual(['owner:x', 'owner:nobody'])
  })

  test.each([
    ['comes to have it', made('c', 1, 'owner:x'), ['a@1', 'b@1', 'c@1']],
    ['has it no more', made('b', 2, 'owner:y'), ['a@1']],
    ['changes otherwise', made('b', 2, 'owner:x'), ['a@1', 'b@2']],
  ])('are others as soon as one %s', async (_what, change, expected) => {
    const { memory, tell } = world()
    const { byKey } = memory()
    tell(made('a', 1, 'owner:x'))
    tell(made('b', 1, 'owner:x'))
    await byKey('owner:x')
    tell(change)
    expect((await byKey('owner:x')).fact.facts.map(({ value }) => value)).toEqual(expected)
  })

  test('are not remembered where one came to have it while they were read', async () => {
    const { memory, tell, during } = world()
    const { byKey } = memory()
    tell(made('a', 1, 'owner:x'))
    during(() => tell(made('b', 1, 'owner:x')))
    await byKey('owner:x')
    expect((await byKey('owner:x')).fact.facts.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('are not remembered with one that left them while they were read', async () => {
    const { memory, tell, during } = world()
    const { byKey } = memory()
    tell(made('a', 1, 'owner:x'))
    during(() => tell(made('a', 2, 'owner:y')))
    await byKey('owner:x')
    expect((await byKey('owner:x')).fact.facts).toEqual([])
  })
})
