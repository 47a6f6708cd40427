import { describe, expect, test } from '@jest/globals'
import { type Candidate, takeFirst } from './choice.ts'
import { silentReport } from './report/report.ts'

const way = (
  kind: string,
  usable: boolean,
  open: () => Promise<string> = async () => `server of ${kind}`,
  binding = false,
): Candidate<string, string> => ({
  kind,
  binding,
  look: async () => ({ usable, why: usable ? `${kind} is here` : `no ${kind}` }),
  open,
})
const take = (...ways: readonly Candidate<string, string>[]) =>
  takeFirst('MongoDB', ways, 'install one', silentReport, () => undefined)
const fails = async (): Promise<string> => {
  throw new Error('it burns')
}

describe('of several ways', () => {
  test('the first one that is open is taken, and it says why', async () => {
    expect(await take(way('a', false), way('b', true), way('c', true))).toEqual({
      kind: 'b',
      why: 'b is here',
      server: 'server of b',
    })
  })

  test('the next one is taken when one that is open fails', async () => {
    expect(await take(way('a', true, fails), way('b', true))).toMatchObject({ kind: 'b' })
  })

  test('none stands in for what was asked for by name', async () => {
    await expect(take(way('a', true, fails, true), way('b', true))).rejects.toThrow('it burns')
  })

  test('when none is open, the error names each with its reason and what to install', async () => {
    const error = await take(way('a', false), way('b', true, fails)).catch((caught) => caught)
    expect(error).toMatchObject({ mend: 'install one' })
    expect(error.message).toContain('a: no a')
    expect(error.message).toContain('b: it burns')
  })
})
