import { describe, expect, test } from '@jest/globals'
import { ProblemError, problem } from '@seedline/values'
import { pretendedGateway } from '../testing/pretended-gateway.ts'
import { idOf, type Path } from './id-of.ts'
import { inParallel } from './in-parallel.ts'
import { post } from './post.ts'
import type { Plan, Step } from './write.ts'

const nothing = { zh: '', en: '' }

const refuse = (code: string) => {
  throw new ProblemError(problem(code, 'not-found', { zh: code, en: code }, nothing))
}

const write = (key: string, path: Path, more: Partial<Step> = {}): Step =>
  ({
    kind: 'write',
    label: { zh: key, en: key },
    key,
    role: 'registrar',
    path,
    body: {},
    ...more,
  }) as Step

const plan = (...steps: Step[]): Plan => ({ title: nothing, steps })

describe('sending a plan', () => {
  test('ids that were answered fill in what comes after', async () => {
    const { gateway, sent } = pretendedGateway({})
    const body = {
      fundId: idOf('fund'),
      list: [{ enterpriseId: idOf('enterprise') }],
      n: 1,
      none: null,
    }
    const posted = await post(
      gateway,
      plan(
        write('k1', ['enterprises'], { as: 'enterprise' }),
        write('k2', ['x', idOf('enterprise'), 'y'], { body }),
      ),
      { ids: new Map([['fund', 'F']]) },
    )
    expect(sent[1]).toEqual({
      path: '/x/id-1/y',
      key: 'k2',
      role: 'registrar',
      body: { fundId: 'F', list: [{ enterpriseId: 'id-1' }], n: 1, none: null },
    })
    expect(posted).toMatchObject({ recorded: 2, repeated: 0 })
    expect(posted.ids.get('enterprise')).toBe('id-1')
  })

  test('a name that nothing bears is a fault of the plan, found before anything wrong is sent', async () => {
    const { gateway, sent } = pretendedGateway({})
    await expect(post(gateway, plan(write('k', ['x', idOf('nobody')])))).rejects.toThrow(RangeError)
    expect(sent).toEqual([])
  })

  test('what had been recorded before counts as such', async () => {
    const { gateway } = pretendedGateway({ write: ({ key }) => ({ repeated: key === 'old' }) })
    const posted = await post(gateway, plan(write('old', ['a']), write('new', ['a'])))
    expect(posted).toMatchObject({ recorded: 1, repeated: 1 })
  })

  test('an enterprise that has not reached the other service yet is waited for', async () => {
    const { gateway, sent } = pretendedGateway({
      write: (_, tries) => (tries < 4 ? refuse('ENTERPRISE_UNKNOWN') : {}),
    })
    await post(gateway, plan(write('k', ['deals'])))
    expect(sent.map(({ key }) => key)).toEqual(['k', 'k', 'k', 'k'])
  })

  test('any other refusal ends it, and says at which step', async () => {
    const { gateway, sent } = pretendedGateway({ write: () => refuse('FUND_UNKNOWN') })
    const work = post(gateway, plan(write('first', ['deals']), write('second', ['deals'])))
    await expect(work).rejects.toMatchObject({
      problem: { code: 'FUND_UNKNOWN', title: { en: 'first: FUND_UNKNOWN' } },
    })
    expect(sent).toHaveLength(1)
  })

  test('an enterprise that is there already is looked up by its code, or by the source it names', async () => {
    const { gateway, sent } = pretendedGateway({
      write: ({ key }) => (key === 'k1' ? refuse('ENTERPRISE_ALREADY_REGISTERED') : {}),
      get: () => ({
        items: [
          { enterpriseId: 'other', provenance: { source: 'elsewhere' } },
          { enterpriseId: 'found', provenance: { source: 'issuer 1' } },
        ],
      }),
    })
    const known = {
      problems: ['ENTERPRISE_ALREADY_REGISTERED'],
      find: { name: 'N', source: 'issuer 1' },
    }
    const steps = [
      write('k1', ['enterprises'], { as: 'enterprise', known }),
      write('k2', ['x', idOf('enterprise')]),
    ]
    const posted = await post(gateway, plan(...steps))
    expect(sent[1]?.path).toBe('/x/found')
    expect(posted.repeated).toBe(1)
  })

  test('what follows in another service is waited for, and its rung learnt', async () => {
    const rungs = [
      { rungId: 'R1', rung: 'seed' },
      { rungId: 'R2', rung: 'd' },
    ]
    const { gateway, sent } = pretendedGateway({
      get: (_, tries) => ({ rungs: tries < 3 ? rungs.slice(0, 1) : rungs }),
    })
    const wait: Step = {
      kind: 'await',
      label: nothing,
      path: ['ladder'],
      until: { rungs: 2 },
      learn: { rung: 'd', as: 'mistaken' },
    }
    await post(gateway, plan(wait, write('k', ['rungs', idOf('mistaken'), 'withdrawal'])))
    expect(sent[0]?.path).toBe('/rungs/R2/withdrawal')
  })

  test('a total is reached when it is there, by value and not by its digits', async () => {
    const totals = ['999.9', '1000.00']
    const { gateway } = pretendedGateway({
      get: (_, tries) => ({ totalQuantity: totals[tries - 1] }),
    })
    const until = { totalQuantity: '1000' }
    await post(gateway, plan({ kind: 'await', label: nothing, path: ['cap-table'], until }))
  })
})

describe('working in parallel', () => {
  test('never more at once than allowed, and everything once', async () => {
    let [running, most] = [0, 0]
    const done: number[] = []
    await inParallel(
      Array.from({ length: 50 }, (_, n) => n),
      4,
      async (n) => {
        running++
        most = Math.max(most, running)
        await new Promise((resolve) => setImmediate(resolve))
        running--
        done.push(n)
      },
    )
    expect(most).toBe(4)
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n))
  })

  test('a failure hands out no more, waits for what is under way, and is told', async () => {
    const begun: number[] = []
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (n) => {
      begun.push(n)
      await new Promise((resolve) => setImmediate(resolve))
      if (n === 2) throw new Error('two')
    })
    await expect(work).rejects.toThrow('two')
    expect(begun.length).toBeLessThan(6)
  })
})
