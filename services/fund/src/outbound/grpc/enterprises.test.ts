import { describe, expect, test } from '@jest/globals'
import { Enterprise } from '@seedline/contracts/registry/v1/enterprise_service'
import { deriveId, ProblemError, type ProblemKind, problem } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { KnownEnterpriseDocument } from '../../projections/known-enterprise/document.ts'
import { enterpriseId } from '../../testing/samples.ts'
import { enterprisesBy, type Registry } from './enterprises.ts'

const text = { zh: '', en: '' }
const problemOf = (code: string, kind: ProblemKind) =>
  new ProblemError(problem(code, kind, text, text))
const asking = (ms = 10_000) => ({
  token: 'token',
  requestId: 'request-1',
  deadline: new Date(Date.now() + ms),
})

/** A read model that answers so. */
const viewOf = (answer: () => Promise<KnownEnterpriseDocument | undefined>) => {
  const view: Partial<ViewStore<KnownEnterpriseDocument>> = {
    async get(key) {
      const data = await answer()
      return data && { key, data, versions: {} }
    },
  }
  return view as ViewStore<KnownEnterpriseDocument>
}

const nobody = viewOf(async () => undefined)

/** A registry that answers so, and keeps how it was asked. */
function registryOf(answer: () => Promise<Partial<Enterprise>>) {
  const asked: { token: string; requestId?: string; deadlineMs?: number }[] = []
  const registry: Registry = {
    async getEnterprise(_, { token, requestId, deadlineMs }) {
      asked.push({ token, ...(requestId && { requestId }), ...(deadlineMs && { deadlineMs }) })
      return Enterprise.fromPartial(await answer())
    },
  }
  return { registry, asked }
}

const silent = registryOf(async () => {
  throw new Error('It was not to be asked')
}).registry

const survivor = deriveId('Enterprise', 'survivor')

describe('What is known here of an enterprise', () => {
  test('is whether it is open, or since when it is not, and as what it goes on', async () => {
    const open = viewOf(async () => ({ enterpriseId, uscc: '', closedOn: '', mergedInto: '' }))
    expect(await enterprisesBy(open, silent).known(enterpriseId)).toEqual({ closedOn: undefined })
    const over = viewOf(async () => ({
      enterpriseId,
      uscc: '',
      closedOn: '2024-01-01',
      mergedInto: survivor,
    }))
    expect(await enterprisesBy(over, silent).known(enterpriseId)).toEqual({
      closedOn: '2024-01-01',
      mergedInto: survivor,
    })
  })

  test('is nothing where no news came, or while the read model is being built', async () => {
    expect(await enterprisesBy(nobody, silent).known(enterpriseId)).toBeUndefined()
    const building = viewOf(async () => {
      throw problemOf('VIEW_BEING_BUILT', 'unavailable')
    })
    expect(await enterprisesBy(building, silent).known(enterpriseId)).toBeUndefined()
  })

  test('fails where the read model can not be reached', async () => {
    const away = viewOf(async () => {
      throw problemOf('VIEW_STORE_UNAVAILABLE', 'unavailable')
    })
    await expect(enterprisesBy(away, silent).known(enterpriseId)).rejects.toThrow('UNAVAILABLE')
  })
})

describe('What the registry is asked', () => {
  const ask = (answer: () => Promise<Partial<Enterprise>>, ms?: number) => {
    const { registry, asked } = registryOf(answer)
    return { said: enterprisesBy(nobody, registry).ask(enterpriseId, asking(ms)), asked }
  }

  test("goes with the caller's token and request id, and leaves time for the rest", async () => {
    const { said, asked } = ask(async () => ({ closedOn: '2024-01-01' }))
    expect(await said).toEqual({ closedOn: '2024-01-01' })
    expect(asked).toEqual([{ token: 'token', requestId: 'request-1', deadlineMs: 2000 }])
    const hurried = ask(async () => ({}), 1000)
    expect(await hurried.said).toEqual({ closedOn: undefined })
    expect(hurried.asked[0]?.deadlineMs).toBeLessThanOrEqual(500)
  })

  test('may be answered that there is no such enterprise', async () => {
    const { said } = ask(async () => {
      throw problemOf('ENTERPRISE_UNKNOWN', 'not-found')
    })
    expect(await said).toBeUndefined()
  })

  test.each(['forbidden', 'unauthenticated'] as const)(
    'may be denied to the caller, who hears it as it was said: %s',
    async (kind) => {
      const { said } = ask(async () => {
        throw problemOf('NOT_FOR_YOU', kind)
      })
      await expect(said).rejects.toMatchObject({ problem: { code: 'NOT_FOR_YOU', kind } })
    },
  )

  test.each([
    problemOf('DEADLINE_EXCEEDED', 'unavailable'),
    problemOf('INTERNAL', 'internal'),
    new Error('anything else'),
  ])('fails as unavailable, with its cause kept: %s', async (cause) => {
    const { said } = ask(async () => {
      throw cause
    })
    await expect(said).rejects.toMatchObject({
      problem: { code: 'REGISTRY_UNAVAILABLE', kind: 'unavailable' },
      cause,
    })
  })
})
