import { expect, test } from '@jest/globals'
import { ownSource } from '../company.ts'
import type { Command, Recorder } from './recorder.ts'
import { settleRight } from './settle-right.ts'
import { emptyStanding } from './standing.ts'

/** What a dossier's patent of these owners comes to, and which owners are given for it. */
async function ownedBy(...owners: readonly string[]) {
  const given: Command[] = []
  const recorder: Recorder = {
    isTrial: false,
    versions: new Map(),
    give: (command) => {
      given.push(command)
      return Promise.resolve({ kind: 'recorded', id: 'r', version: 1 })
    },
  }
  const verdict = await settleRight(
    {
      kind: 'right',
      at: '/patents/0',
      what: { zh: '专利', en: 'Patent' },
      leaves: [],
      family: 'patent',
      number: '202110000001.6',
      title: '一种材料',
      filedOn: undefined,
      acquisition: 'original',
      owners,
      facts: [],
      evidence: [],
      provenance: { source: ownSource('999999'), confidence: 'reported', synthetic: true },
    },
    {
      code: '999999',
      nameZh: '虚构材料股份有限公司',
      shortName: '虚构材料',
      formerNames: [{ name: '虚构材料有限公司', until: '2015-06-30' }],
      enterpriseId: 'e',
      standing: emptyStanding('e'),
      recorder,
      confirms: false,
    },
    undefined,
  )
  return { verdict, owners: given[0]?.body.owners }
}

const own = { enterpriseId: 'e', name: '虚构材料股份有限公司' }

test('A patent that a dossier has under the enterprise’s former name is the enterprise’s, and the verdict says so', async () => {
  const { verdict, owners } = await ownedBy('虚构材料有限公司', '虚构大学')
  expect(owners).toEqual([own, { name: '虚构大学' }])
  expect(verdict).toMatchObject({
    kind: 'recorded',
    remark: { zh: expect.stringContaining('用至 2015-06-30') },
  })
})

test('Of one under its name, or that says “the company”, nothing is remarked', async () => {
  for (const name of ['虚构材料股份有限公司', '本公司'])
    expect(await ownedBy(name)).toEqual({ verdict: { kind: 'recorded' }, owners: [own] })
})
