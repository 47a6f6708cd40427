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

  test('is bounded in all', async () => {
    const gate = gateOf(shares)
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
