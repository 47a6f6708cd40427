import { describe, expect, test } from '@jest/globals'
import type { WatchFactsResponse } from '@seedline/contracts/facts/v1/fact_service'
import { refusal } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import type { Call } from '@seedline/service-kit/grpc'
import { eventMessages } from '@seedline/testing'
import { changeLog } from './change-log.ts'
import type { FactReader } from './fact-readers.ts'
import { watch } from './watch.ts'

/** A store of versions by id, and a log that hears of what is stored, in the one partition that there is. */
function world(ids: readonly string[]) {
  const stored = new Map(ids.map((id) => [id, 1]))
  const log = changeLog()
  const reads: string[] = []
  let offset = 0n
  let beforeRead = async (_id: string): Promise<void> => undefined
  const over = new AbortController()
  const hear = (change: { readonly id: string; readonly version: number }): void => {
    const { id, version } = change
    const [message] = eventMessages(
      { service: 'fund', aggregate: 'deal', id, firstVersion: version },
      [{ type: 'any', data: new Uint8Array() }],
    )
    log.heard({ ...(message as EventMessage), origin: { topic: 't', partition: 0, offset } })
    offset += 1n
  }
  const history = {
    page: async (_kind: string, after: string, most: number) =>
      [...stored]
        .map(([id, version]) => ({ id, version }))
        .filter(({ id }) => id > after)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, most),
    headsOf: async (_kind: string, asked: readonly string[]) =>
      asked.flatMap((id) => ({ id, version: stored.get(id) ?? 0 })).filter((h) => h.version > 0),
  } as unknown as EventStore['history']
  const reader: FactReader = {
    kind: 'deal',
    rule: 'any-role',
    idsOf: (given) => given,
    async read(id, { atLeastVersion }) {
      reads.push(`${id}@${atLeastVersion}`)
      // As the view that it reads: no further than what was asked for.
      await beforeRead(id)
      if (!stored.has(id)) return undefined
      return { id, version: Math.max(1, atLeastVersion), document: Buffer.alloc(0) }
    },
  }
  const call = { signal: over.signal } as Call
  return {
    stored,
    log,
    reads,
    over,
    listening(back = 0) {
      log.begin([{ topic: 't', partition: 0, from: offset - BigInt(back), end: offset }])
    },
    change(id: string, how: 'kafka' | 'own' = 'kafka') {
      const version = (stored.get(id) ?? 0) + 1
      stored.set(id, version)
      if (how === 'own') log.own({ id, version })
      else hear({ id, version })
    },
    beforeRead(run: (id: string) => Promise<void>) {
      beforeRead = run
    },
    watch(token = '', asked: readonly string[] = []) {
      const watched = { kind: 'deal', ids: asked }
      return watch({ history, reader, log, call, watched }, token)
    },
  }
}

const shown = ({ told }: WatchFactsResponse): string => {
  switch (told?.$case) {
    case 'fact':
      return `${told.value.id}@${told.value.version}`
    case 'absent':
      return `no ${told.value.id}`
    case 'begun':
      return told.value.anew ? 'anew' : 'goes on'
    case 'mark':
      return 'mark'
    case 'untold':
      return `untold ${told.value.id}`
    default:
      return 'alive'
  }
}

/** What comes up to and including the next mark, and its token. */
async function toMark(stream: AsyncGenerator<WatchFactsResponse, void>) {
  const seen: string[] = []
  for (let next = await stream.next(); next.done !== true; next = await stream.next()) {
    const one = shown(next.value)
    if (one !== 'alive') seen.push(one)
    if (next.value.told?.$case === 'mark') return { seen, token: next.value.told.value.resumeToken }
  }
  return { seen, token: 'ended' }
}

/** What the next mark says of that. */
async function heardUpTo(stream: AsyncGenerator<WatchFactsResponse, void>) {
  for (let next = await stream.next(); next.done !== true; next = await stream.next()) {
    const { told } = next.value
    if (told?.$case === 'mark') return told.value.heardUpTo
    // Whoever waits for Kafka hasn't heard all.
    if (told?.$case === 'alive') expect(told.value.heardUpTo).toBeUndefined()
  }
  return undefined
}

describe('a watch', () => {
  test('tells all there is, marks that it has, and then each change with a mark behind it', async () => {
    const { listening, change, watch: ask } = world(['a', 'b'])
    listening()
    const stream = ask()
    expect((await toMark(stream)).seen).toEqual(['anew', 'a@1', 'b@1', 'mark'])
    change('b')
    expect((await toMark(stream)).seen).toEqual(['b@2', 'mark'])
    change('c')
    change('a')
    change('a')
    expect((await toMark(stream)).seen).toEqual(['c@1', 'a@3', 'mark'])
  })

  test('goes on from a mark with what changed since, and nothing else', async () => {
    const { listening, change, watch: ask } = world(['a', 'b'])
    listening()
    const { token } = await toMark(ask())
    change('b')
    change('b')
    expect((await toMark(ask(token))).seen).toEqual(['goes on', 'b@3', 'mark'])
  })

  test('says as of when all is told: at its first mark, that of its beginning', async () => {
    const { listening, change, beforeRead, watch: ask } = world(['a'])
    listening()
    const stream = ask()
    let whileWalking = ''
    beforeRead(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      whileWalking = new Date().toISOString()
    })
    const first = await heardUpTo(stream)
    expect(first && first < whileWalking).toBe(true)
    const before = new Date().toISOString()
    change('a')
    const next = await heardUpTo(stream)
    expect(next && next >= before).toBe(true)
  })

  test('says that it has caught up also where nothing changed since the mark', async () => {
    const { listening, watch: ask } = world(['a'])
    listening()
    const { token } = await toMark(ask())
    expect(await toMark(ask(token))).toEqual({ seen: ['goes on', 'mark'], token })
  })

  test('of ids marks now and then what others pass, and no more often', async () => {
    const { listening, change, watch: ask } = world(['a', 'b'])
    listening()
    const stream = ask('', ['a'])
    const { token } = await toMark(stream)
    const begun = performance.now()
    const busy = setInterval(() => change('b'), 5)
    const marks = [await toMark(stream), await toMark(stream)]
    clearInterval(busy)
    expect(marks.map(({ seen }) => seen)).toEqual([['mark'], ['mark']])
    expect(new Set([token, ...marks.map((one) => one.token)]).size).toBe(3)
    expect(performance.now() - begun).toBeGreaterThan(900)
  })

  test('reads a version that is stored, though no view has it yet', async () => {
    const { listening, stored, watch: ask, reads } = world(['a'])
    stored.set('a', 7)
    listening()
    expect((await toMark(ask())).seen).toContain('a@7')
    expect((await toMark(ask('', ['a', 'x']))).seen).toEqual(['anew', 'a@7', 'no x', 'mark'])
    expect(reads).toEqual(['a@7', 'a@7', 'x@0'])
  })

  test('misses nothing that changes while all is being told', async () => {
    const ids = Array.from({ length: 350 }, (_, index) => `d-${String(index).padStart(4, '0')}`)
    const { listening, change, watch: ask, stored, beforeRead } = world(ids)
    listening()
    let reading = 0
    beforeRead(async (id) => {
      reading += 1
      if (reading % 3 > 0 || reading > 900) return
      // Some behind the place reached, some before it, and some that are new.
      const place = ids.indexOf(id)
      change(ids[Math.max(0, place - 120)] ?? '')
      change(ids[Math.min(349, place + 90)] ?? '')
      change(`d-${String(place).padStart(4, '0')}-new`)
    })
    const stream = ask()
    const latest = new Map<string, number>()
    const upToDate = () => [...stored].every(([id, version]) => latest.get(id) === version)
    for (let turn = 0; turn < 2000 && !(reading > 900 && upToDate()); turn += 1) {
      for (const one of (await toMark(stream)).seen) {
        const [id = '', version] = one.split('@')
        if (version !== undefined) latest.set(id, Number(version))
      }
    }
    expect([...stored].filter(([id, version]) => latest.get(id) !== version)).toEqual([])
  })

  test('tells all anew to a reader that was too slow to be told what changed', async () => {
    const { listening, change, watch: ask } = world(['a', 'b'])
    listening()
    const stream = ask()
    const { token } = await toMark(stream)
    for (let turn = 0; turn < 6000; turn += 1) change('a')
    expect((await toMark(stream)).seen).toEqual(['anew', 'a@6001', 'b@1', 'mark'])
    expect((await toMark(ask(token))).seen).toEqual(['goes on', 'anew', 'a@6001', 'b@1', 'mark'])
  })

  test('tells what its own process records once, though Kafka brings it again', async () => {
    const { listening, change, watch: ask, log, reads } = world(['a'])
    listening()
    const stream = ask()
    await toMark(stream)
    change('a', 'own')
    const next = await stream.next()
    expect(next.done === false && shown(next.value)).toBe('a@2')
    const [message] = eventMessages(
      { service: 'fund', aggregate: 'deal', id: 'a', firstVersion: 2 },
      [{ type: 'any', data: new Uint8Array() }],
    )
    log.heard({
      ...(message as EventMessage),
      origin: { topic: 't', partition: 0, offset: 0n },
    })
    expect((await toMark(stream)).seen).toEqual(['mark'])
    expect(reads).toEqual(['a@1', 'a@2'])
  })

  test('is ended by what may pass: the next one goes on where it was', async () => {
    const { listening, watch: ask, beforeRead } = world(['a', 'b'])
    listening()
    beforeRead(async (id) => {
      if (id === 'a') throw refusal('DATABASE_AWAY')
    })
    await expect(toMark(ask())).rejects.toMatchObject({ problem: { code: 'DATABASE_AWAY' } })
  })

  test('ends when nobody reads it any more', async () => {
    const { listening, over, watch: ask } = world(['a'])
    listening()
    const stream = ask()
    await toMark(stream)
    setTimeout(() => over.abort(), 20)
    expect(await toMark(stream)).toEqual({ seen: [], token: 'ended' })
  })
})
