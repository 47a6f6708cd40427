import { describe, expect, test } from '@jest/globals'
import { ownSource } from '../company.ts'
import type { Command, Recorder } from './recorder.ts'
import { settlePerson } from './settle-licence.ts'
import { emptyStanding } from './standing.ts'

const from = (source: string) => ({
  evidence: [],
  provenance: { source, confidence: 'reported' as const, synthetic: true },
})

/** The legal representative 甲某 since 2020-06-01 is on record; what a dossier's 乙某 comes to, and what is given for it. */
async function followedBy(wish: {
  readonly appointedOn: string
  readonly isDated: boolean
  readonly recordedBy?: string
}) {
  const given: Command[] = []
  const recorder: Recorder = {
    isTrial: false,
    versions: new Map(),
    give: (command) => {
      given.push(command)
      return Promise.resolve({ kind: 'recorded', id: 'f', version: 2 })
    },
  }
  const standing = emptyStanding('e')
  const { recordedBy = ownSource('999999'), ...days } = wish
  const held = {
    factId: 'former',
    name: '甲某',
    office: 'legal-representative',
    appointedOn: '2020-06-01',
    ...from(recordedBy),
  }
  const verdict = await settlePerson(
    {
      kind: 'person',
      at: '/registry/legal_rep',
      what: { zh: '法定代表人', en: 'Legal representative' },
      leaves: [],
      name: '乙某',
      office: 'legal-representative',
      ...days,
      ...from(ownSource('999999')),
    },
    {
      code: '999999',
      nameZh: '虚构材料',
      shortName: '虚构',
      formerNames: [],
      enterpriseId: 'e',
      standing: { ...standing, licence: { ...standing.licence, people: [held] } },
      recorder,
      confirms: false,
    },
  )
  return { verdict: verdict.kind, given: given.map(({ operation }) => operation), commands: given }
}

describe('Another legal representative in a later edition', () => {
  test('follows the former one on the day that it states', async () => {
    const { verdict, given, commands } = await followedBy({
      appointedOn: '2026-01-05',
      isDated: true,
    })
    expect([verdict, given]).toEqual(['recorded', ['endAppointment', 'appointPerson']])
    expect(commands[0]).toMatchObject({
      path: '/enterprises/e/licence/people/former/end',
      body: { endedOn: '2026-01-05' },
    })
    expect(commands[1]).toMatchObject({ body: { name: '乙某', appointedOn: '2026-01-05' } })
  })

  test('of whom no day is stated leaves the former one, and is told', async () => {
    const left = await followedBy({ appointedOn: '2026-01-05', isDated: false })
    expect(left).toMatchObject({ verdict: 'differs', given: [] })
  })

  test('of the same day takes the place of the former one, which was wrong', async () => {
    const corrected = await followedBy({ appointedOn: '2020-06-01', isDated: false })
    expect(corrected).toMatchObject({
      verdict: 'corrected',
      given: ['withdrawLicenceFact', 'appointPerson'],
    })
  })

  test('leaves one whom others recorded, or who came later', async () => {
    const left = { verdict: 'differs', given: [] }
    const others = { appointedOn: '2026-01-05', isDated: true, recordedBy: 'a licence' }
    expect(await followedBy(others)).toMatchObject(left)
    expect(await followedBy({ appointedOn: '2019-01-05', isDated: true })).toMatchObject(left)
  })
})
