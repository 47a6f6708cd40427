import { describe, expect, test } from '@jest/globals'
import { memoryStore, memoryView, testActor } from '@seedline/testing'
import { localDate } from '@seedline/values'
import type { Viewed, ViewStore } from '@seedline/views'
import { enterpriseId, noon } from '../../../testing/enterprise-samples.ts'
import { granted, registered } from '../../../testing/ip-right-samples.ts'
import { evolve, type IpRightDocument } from '../../ip-right/document.ts'
import { ipRightView } from '../../ip-right/view.ts'
import { ipRightFacts } from './ip-rights.ts'

const documentOf = (...events: readonly Parameters<typeof evolve>[1][]): IpRightDocument => {
  const [first, ...rest] = events
  if (first === undefined) throw new Error('no event')
  return rest.reduce((document, event) => evolve(document, event), evolve(undefined, first))
}

/** A view of one right, as it stands in a version; and how often a right was read whole. */
class Rights {
  reads = 0
  #one: Viewed<IpRightDocument> | undefined
  put(version: number, data: IpRightDocument | undefined): void {
    const key = 'right'
    this.#one = data && { key, data, versions: { [`ip_right-${key}`]: version } }
    this.#writes += 1
  }
  #writes = 0
  readonly view: ViewStore<IpRightDocument> = {
    ...memoryView(ipRightView, []),
    stamp: async () => String(this.#writes),
    find: async () => ({ found: this.#one ? [this.#one] : [], nextPageToken: '' }),
    many: async (keys) => {
      this.reads += keys.length
      return this.#one && keys.includes(this.#one.key) ? [this.#one] : []
    },
  }
}

describe('The rights of an enterprise for a self-check', () => {
  const gathererOf = ({ view }: Rights) =>
    ipRightFacts({ store: memoryStore('registry'), rights: view, clock: () => noon })
  const asked = (day: string) => ({
    ...{ enterpriseId, on: localDate(day), actor: testActor('registrar') },
    deadline: new Date(noon),
  })
  const grants = async (gatherer: ReturnType<typeof gathererOf>, day: string) => {
    const { lists = [] } = await gatherer.gather(asked(day))
    return lists.flatMap(({ items }) => items.map((item) => item.granted_on))
  }

  test('are read once for as long as nothing is recorded of them, and anew for another day', async () => {
    const rights = new Rights()
    rights.put(1, documentOf(registered()))
    const gatherer = gathererOf(rights)
    for (let time = 0; time < 3; time++)
      expect(await grants(gatherer, '2026-11-23')).toEqual([undefined])
    expect(rights.reads).toBe(1)
    await grants(gatherer, '2026-11-24')
    expect(rights.reads).toBe(2)
  })

  test('are as they stand: what was recorded since counts at once, and what is no longer there does not', async () => {
    const rights = new Rights()
    const gatherer = gathererOf(rights)
    rights.put(1, documentOf(registered()))
    expect(await grants(gatherer, '2026-11-23')).toEqual([undefined])
    rights.put(2, documentOf(registered(), granted()))
    expect(await grants(gatherer, '2026-11-23')).toEqual([expect.any(String)])
    rights.put(3, undefined)
    expect(await grants(gatherer, '2026-11-23')).toEqual([])
  })
})
