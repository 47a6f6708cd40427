import { expect, test } from '@jest/globals'
import { foldView, memoryStore, memoryView, recordedMessages } from '@seedline/testing'
import { type EnterpriseId, instant, localDate, numeric } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { groupRelation } from '../../group-relation/aggregate.ts'
import { callOf } from '../../testing/command-calls.ts'
import { profile } from '../../testing/enterprise-samples.ts'
import { ours } from '../../testing/group-samples.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { stateRelation } from '../../use-cases/state-relation.ts'
import type { GroupDocument } from './document.ts'
import { getGroup } from './query.ts'
import { groupView as view } from './view.ts'

const stated = async () => {
  const store = memoryStore('registry')
  const register = async (name: string) =>
    (await registerEnterprise(store, { ...profile, nameZh: name, uscc: null }, callOf(name)))
      .id as EnterpriseId
  const above = await register('母公司')
  for (const name of ['甲', '乙', '丙']) {
    const call = callOf(`whose ${name}`, { at: instant('2026-11-23T04:01:00.000Z') })
    const relation = {
      enterpriseId: await register(name),
      kind: 'parent',
      party: ours(above),
      sharePercent: numeric('60'),
      since: localDate('2019-01-01'),
      endedOn: null,
      evidence: [],
      provenance: null,
    } as const
    await stateRelation(store, relation, call)
  }
  const ofGroups = `${groupRelation.name}-`
  const heard = recordedMessages(store).filter(({ stream }) => stream.startsWith(ofGroups))
  return { store, above, heard }
}

test('Subsidiaries as recorded are those that the view has heard of: more join them as it does, and none leaves', async () => {
  const { store, above, heard } = await stated()
  const asked = async (messages: typeof heard) => {
    const documents = [...foldView(view, messages)].map(([key, data]) => ({
      key,
      data: data as GroupDocument,
      versions: {},
    }))
    const groups: ViewStore<GroupDocument> = {
      ...memoryView(view, messages),
      find: async () => ({
        found: documents.filter(({ data }) => data.above.includes(above)),
        nextPageToken: '',
      }),
    }
    const { subsidiaries } = await getGroup(
      { store, groups },
      {
        enterpriseId: above,
        asOf: { recordedAt: instant('2026-11-23T04:05:00.000Z') },
        atLeastVersion: 0,
        deadline: new Date(Date.now() + 5000),
        today: localDate('2026-11-24'),
      },
    )
    return subsidiaries
  }
  let before: Awaited<ReturnType<typeof asked>> = []
  for (let heardOf = 0; heardOf <= heard.length; heardOf += 1) {
    const now = await asked(heard.slice(0, heardOf))
    expect(now).toHaveLength(heardOf)
    expect(now).toEqual(expect.arrayContaining([...before]))
    before = now
  }
})
