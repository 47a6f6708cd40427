import { describe, expect, test } from '@jest/globals'
import { type EndTurn, turnsOf } from './turns.ts'

const open = new AbortController().signal

/** What was let in, in its order. */
const asking = () => {
  const take = turnsOf({ inAll: 3, trials: 1 })
  const letIn: string[] = []
  const ends = new Map<string, EndTurn>()
  const ask = (name: string, { subject = 'lin', isTrial = false, signal = open } = {}) =>
    take({ subject, isTrial, signal }).then((end) => {
      letIn.push(end ? name : `${name} not`)
      if (end) ends.set(name, end)
    })
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const end = async (name: string) => {
    ends.get(name)?.()
    await settled()
  }
  return { ask, end, settled, letIn }
}

describe('turns of one subject', () => {
  test('are so many at once; whoever waits longest is next', async () => {
    const { ask, end, settled, letIn } = asking()
    for (const name of ['a', 'b', 'c', 'd', 'e']) void ask(name)
    await settled()
    expect(letIn).toEqual(['a', 'b', 'c'])
    await end('b')
    expect(letIn).toEqual(['a', 'b', 'c', 'd'])
    await end('a')
    expect(letIn.at(-1)).toBe('e')
  })

  test('are fewer for trials, which keep nobody else waiting', async () => {
    const { ask, end, settled, letIn } = asking()
    void ask('trial', { isTrial: true })
    void ask('second trial', { isTrial: true })
    void ask('a')
    await settled()
    expect(letIn).toEqual(['trial', 'a'])
    await end('a')
    expect(letIn).toEqual(['trial', 'a'])
    await end('trial')
    expect(letIn).toEqual(['trial', 'a', 'second trial'])
  })

  test('are not waited for by another subject', async () => {
    const { ask, settled, letIn } = asking()
    for (const name of ['a', 'b', 'c', 'd']) void ask(name)
    void ask('other', { subject: 'wang' })
    await settled()
    expect(letIn).toEqual(['a', 'b', 'c', 'other'])
  })

  test('are given up by whoever has no more use for them, and pass to the next', async () => {
    const { ask, end, settled, letIn } = asking()
    const leaving = new AbortController()
    for (const name of ['a', 'b', 'c']) void ask(name)
    void ask('d', { signal: leaving.signal })
    void ask('e')
    leaving.abort()
    void ask('f', { signal: leaving.signal })
    await settled()
    expect(letIn).toEqual(['a', 'b', 'c', 'd not', 'f not'])
    await end('a')
    expect(letIn.at(-1)).toBe('e')
  })
})
