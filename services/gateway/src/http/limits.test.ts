import { describe, expect, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import { type Arrival, arrivalsOf, gateOf, type Party } from './limits.ts'

const party = (subject: string, address = 'a'): Party => ({ subject, address })
const shares = { all: 4, ofSubject: 2, ofAddress: 3 }
const never = () => new Promise<never>(() => undefined)
const codeOf = (failed: Promise<unknown>): Promise<string> =>
  failed.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

describe('what is worked on at once', () => {
  test('of one subject is at most its share: others are let in meanwhile', async () => {
    const gate = gateOf(shares)
    void gate.run(party('coach'), never)
    void gate.run(party('coach'), never)
    expect(await codeOf(gate.run(party('coach', 'b'), never))).toBe('TOO_MANY_REQUESTS')
    expect(await codeOf(gate.run(party('bank'), async () => 1))).toBe('done')
  })

  test('from one address is at most its share, whoever asks there', async () => {
    const gate = gateOf(shares)
    for (const subject of ['coach', 'bank', '']) void gate.run(party(subject), never)
    expect(await codeOf(gate.run(party('operator'), never))).toBe('TOO_MANY_REQUESTS')
    expect(await codeOf(gate.run(party('operator', 'b'), async () => 1))).toBe('done')
  })

  test('from one address that others use up waits for its turn: behind it a whole office may sit', async () => {
    const gate = gateOf({ all: 8, ofSubject: 2, ofAddress: 4 })
    const finish: (() => void)[] = []
    const work = () => new Promise<void>((resolve) => finish.push(resolve))
    for (const subject of ['coach', 'coach', 'bank', 'bank']) void gate.run(party(subject), work)
    const third = codeOf(gate.run(party('operator'), async () => 1))
    await new Promise((resolve) => setImmediate(resolve))
    finish[0]?.()
    expect(await third).toBe('done')
    expect(await codeOf(gate.run(party('bank'), work))).toBe('TOO_MANY_REQUESTS')
  })

  test('is bounded in all', async () => {
    const gate = gateOf(shares, 20)
    for (const one of ['1', '2', '3', '4']) void gate.run(party(one, one), never)
    expect(await codeOf(gate.run(party('5', '5'), never))).toBe('TOO_MANY_REQUESTS')
    expect(gate.underWay()).toBe(4)
  })

  test('gives its place back, also after a failure', async () => {
    const gate = gateOf({ all: 1, ofSubject: 1, ofAddress: 1 })
    await expect(gate.run(party('x'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await codeOf(gate.run(party('x'), async () => 1))).toBe('done')
    expect(gate.underWay()).toBe(0)
  })
})

describe('when everything is used up', () => {
  const wide = { all: 8, ofSubject: 8, ofAddress: 8 }
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  /** A gate that one subject fills, and what gives its places back one by one. */
  const filled = async (most = wide, withinMs = 5_000) => {
    const gate = gateOf(most, withinMs)
    const finish: (() => void)[] = []
    const work = () => new Promise<void>((resolve) => finish.push(resolve))
    for (let place = 0; place < most.all; place += 1) void gate.run(party('greedy'), work)
    const order: string[] = []
    const ask = (subject: string, address = 'b') =>
      codeOf(
        gate.run(party(subject, address), () => {
          order.push(subject)
          return work()
        }),
      )
    const free = async () => {
      finish.shift()?.()
      await settled()
    }
    await settled()
    return { gate, ask, free, order }
  }

  test('callers take turns: who asks once is not behind all that another asks', async () => {
    const { gate, ask, free, order } = await filled()
    for (let asked = 0; asked < 5; asked += 1) void ask('greedy', 'a')
    void ask('bank')
    void ask('coach')
    for (let freed = 0; freed < 4; freed += 1) await free()
    expect(order).toEqual(['greedy', 'bank', 'coach', 'greedy'])
    expect(gate.underWay()).toBe(8)
  })

  test('those without a token take turns by address', async () => {
    const { ask, free, order } = await filled()
    for (let asked = 0; asked < 3; asked += 1) void ask('', 'crowd')
    void ask('', 'home')
    void ask('coach')
    for (let freed = 0; freed < 3; freed += 1) await free()
    expect(order).toEqual(['', '', 'coach'])
  })

  test('nobody who comes later overtakes who waits', async () => {
    const { ask, free, order } = await filled()
    void ask('bank')
    const freed = free()
    void ask('coach')
    await freed
    await free()
    expect(order).toEqual(['bank', 'coach'])
  })

  test('a turn that does not come in time is refused, and takes no place afterwards', async () => {
    const { gate, ask, free, order } = await filled(wide, 20)
    expect(await ask('bank')).toBe('TOO_MANY_REQUESTS')
    await free()
    expect(order).toEqual([])
    expect(gate.underWay()).toBe(7)
  })

  test('so many wait of one subject, and so many in all', async () => {
    const { ask } = await filled({ all: 20, ofSubject: 20, ofAddress: 20 })
    for (let asked = 0; asked < 16; asked += 1) void ask('bank')
    expect(await ask('bank')).toBe('TOO_MANY_REQUESTS')
    for (let asked = 0; asked < 4; asked += 1) void ask('coach')
    expect(await ask('operator')).toBe('TOO_MANY_REQUESTS')
  })

  test('who waits for a place of the own share keeps nobody else out', async () => {
    const gate = gateOf({ all: 3, ofSubject: 2, ofAddress: 3 }, 5_000)
    const finish: (() => void)[] = []
    const work = () => new Promise<void>((resolve) => finish.push(resolve))
    for (const [subject, address] of ['bank b', 'greedy a', 'greedy a'].map((one) =>
      one.split(' '),
    ))
      void gate.run(party(subject ?? '', address), work)
    await settled()
    const order: string[] = []
    const ask = (subject: string, address: string) =>
      codeOf(gate.run(party(subject, address), async () => void order.push(subject)))
    const greedy = ask('greedy', 'a')
    const coach = ask('coach', 'c')
    finish[0]?.()
    expect(await coach).toBe('done')
    expect(await ask('operator', 'd')).toBe('done')
    finish[1]?.()
    expect(await greedy).toBe('done')
    expect(order).toEqual(['coach', 'operator', 'greedy'])
  })
})

describe('what is coming in', () => {
  const holding = (gone: string[], name: string) => (arrival: Arrival) =>
    new Promise<never>((_resolve, reject) => {
      arrival.giveWay = (reason) => {
        gone.push(name)
        reject(reason)
      }
    })

  test('for longest gives way to the newest of the same subject', async () => {
    const gone: string[] = []
    const arrivals = arrivalsOf(shares)
    const first = codeOf(arrivals.run(party('coach'), holding(gone, 'first')))
    void arrivals.run(party('coach'), holding(gone, 'second'))
    void arrivals.run(party('bank'), holding(gone, 'other'))
    expect(await codeOf(arrivals.run(party('coach'), async () => 1))).toBe('done')
    expect(gone).toEqual(['first'])
    expect(await first).toBe('TOO_MANY_REQUESTS')
    expect(arrivals.underWay()).toBe(2)
  })

  test('gives way when the address or everything is full, so that nobody is kept out', async () => {
    const gone: string[] = []
    const arrivals = arrivalsOf(shares)
    for (const name of ['1', '2', '3', '4', '5'])
      void codeOf(arrivals.run(party(name), holding(gone, name)))
    expect(gone).toEqual(['1', '2'])
    for (const name of ['6', '7']) void codeOf(arrivals.run(party(name, name), holding(gone, name)))
    expect(gone).toEqual(['1', '2', '3'])
    expect(arrivals.underWay()).toBe(4)
  })
})
