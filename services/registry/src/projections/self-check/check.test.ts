import { beforeAll, describe, expect, test } from '@jest/globals'
import { selfChecks } from '@seedline/contracts/operations'
import { mayRead } from '@seedline/contracts/ownership'
import { allows, roles } from '@seedline/contracts/roles'
import { readersOf } from '@seedline/contracts/services'
import { type Aggregate, accept } from '@seedline/event-store'
import { type Explanation, parseFacts, type RuleBook, readDesignationRules } from '@seedline/rules'
import { type MemoryStore, memoryStore, memoryView, testActor } from '@seedline/testing'
import { deriveId, type Instant, instant, localDate } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { attestedFact } from '../../attested-fact/aggregate.ts'
import { designation } from '../../designation/aggregate.ts'
import { figures } from '../../figures/aggregate.ts'
import { attested, factWithdrawn } from '../../testing/attested-fact-samples.ts'
import { callOf } from '../../testing/command-calls.ts'
import { granted as grantedTo, reversed, revoked } from '../../testing/designation-samples.ts'
import { enterpriseId, evidence, noon, profile } from '../../testing/enterprise-samples.ts'
import { stated } from '../../testing/figures-samples.ts'
import { granted, invention, registered } from '../../testing/ip-right-samples.ts'
import { recordStage } from '../../use-cases/record-stage.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { evolve as evolveRight, type IpRightDocument } from '../ip-right/document.ts'
import { ipRightView } from '../ip-right/view.ts'
import { type CheckAnswer, type CheckQuestion, checkDesignation, checkSources } from './check.ts'
import type { Gathered, Gatherer } from './gatherer.ts'
import { gatherersOf } from './gatherers.ts'

let book: RuleBook
beforeAll(async () => {
  book = await readDesignationRules()
})

const day = (number: number): Instant =>
  instant(`2026-11-${String(number).padStart(2, '0')}T04:00:00.000Z`)

/** An enterprise that was registered, with these events recorded one a day from the second on. */
async function having(
  ...recorded: readonly (readonly [Aggregate<unknown, unknown>, object])[]
): Promise<MemoryStore> {
  const store = memoryStore('registry')
  await registerEnterprise(store, profile, callOf('register', { at: day(1) }))
  for (const [index, [aggregate, event]] of recorded.entries()) {
    const { context } = callOf(`${index}`, { at: day(index + 2) })
    await store.execute(aggregate, enterpriseId, context, () => accept(event))
  }
  return store
}

const onDesignations = (event: object) =>
  [designation as Aggregate<unknown, unknown>, event] as const
const onAttested = (event: object) => [attestedFact as Aggregate<unknown, unknown>, event] as const

/** The view of rights as a list tells it: these, whose owner is the enterprise. */
function rightsOf(documents: readonly IpRightDocument[]): ViewStore<IpRightDocument> {
  const all = documents.map((data, at) => {
    const key = deriveId('IpRight', `${at}`)
    return { key, data, versions: { [`ip_right-${key}`]: 2 } }
  })
  return {
    ...memoryView(ipRightView, []),
    find: async () => ({ found: all, nextPageToken: '' }),
    many: async (keys) => all.filter(({ key }) => keys.includes(key)),
    count: async () => all.length,
  }
}

const sourcesOf = (store: MemoryStore, rights: readonly IpRightDocument[] = []) =>
  checkSources(
    book,
    gatherersOf({ store, rights: rightsOf(rights), clock: () => noon }, book.words),
  )

const questionOf = (more: Partial<CheckQuestion> = {}): CheckQuestion => ({
  enterpriseId,
  kind: 'high-tech-enterprise',
  on: localDate('2026-11-23'),
  purpose: 'application',
  deadline: new Date(noon),
  actor: testActor('registrar'),
  ...more,
})

const checked = (
  store: MemoryStore,
  more: Partial<CheckQuestion> = {},
  rights: readonly IpRightDocument[] = [],
): Promise<CheckAnswer> => checkDesignation(sourcesOf(store, rights), questionOf(more))

/** The first part of the tree that is called so. */
function named(explanation: Explanation, name: string): Explanation | undefined {
  if (explanation.name.en === name) return explanation
  if (explanation.kind === 'criterion') return undefined
  return explanation.parts.map((part) => named(part, name)).find((found) => found !== undefined)
}

/** The criteria of a check by what they are called, with their outcomes. */
const criteria = ({ check }: CheckAnswer) => {
  const { explanation } = check
  const parts = explanation.kind === 'group' ? explanation.parts : []
  return new Map(parts.map((part) => [part.name.en, part]))
}

const certificate = grantedTo('hnte', '2024-12-01', '2027-11-30', {
  kind: 'high-tech-enterprise',
  certificateNumber: 'GR202444000001',
})

const listComplete = (list: string) => attested(list, { fact: `${list}_complete` })

describe('A self-check of what the registry knows', () => {
  test('uses the day of foundation from the profile, with its source and confidence', async () => {
    const answer = await checked(await having())
    const found = [...criteria(answer).values()].find(
      (part) => part.kind === 'criterion' && part.facts[0]?.fact === 'established_on',
    )
    expect(found).toMatchObject({
      outcome: 'met',
      facts: [
        {
          value: { zh: '2018-03-01' },
          source: 'made up for tests',
          confidence: 'unverified',
        },
      ],
    })
    expect(answer.check.outcome).not.toBe('met')
  })

  test('names what nobody knows, and never counts it as met', async () => {
    const { check } = await checked(await having())
    expect(check.outcome).toBe('unknown')
    expect(JSON.stringify(check.needs)).toContain('revenue')
  })

  test('counts a designation that is held on the day, and not before, after, revoked or reversed', async () => {
    const heldIn = async (store: MemoryStore, on: string) => {
      const { check } = await checked(store, { kind: 'technology-sme', on: localDate(on) })
      return named(check.explanation, 'holds a valid high-tech certificate')?.outcome
    }
    const store = await having(onDesignations(certificate))
    expect(await heldIn(store, '2026-11-23')).toBe('met')
    expect(await heldIn(store, '2024-11-30')).toBe('unknown')
    expect(await heldIn(store, '2027-12-01')).toBe('unknown')
    const gone = await having(
      onDesignations(certificate),
      onDesignations(revoked(certificate, '2025-06-01')),
    )
    expect(await heldIn(gone, '2026-11-23')).toBe('unknown')
    expect(await heldIn(gone, '2025-05-31')).toBe('met')
    const wrong = await having(onDesignations(certificate), onDesignations(reversed(certificate)))
    expect(await heldIn(wrong, '2025-05-31')).toBe('unknown')
  })

  test('counts no province’s designation of the name of the state’s', async () => {
    const own = await having(onDesignations({ ...certificate, level: 'municipal' }))
    const { check } = await checked(own, { kind: 'technology-sme', on: localDate('2026-11-23') })
    const holds = named(check.explanation, 'holds a valid high-tech certificate')
    expect(holds?.outcome).toBe('unknown')
  })

  test('knows that a designation is not held only where a person says that the list is complete', async () => {
    const isSpecialised = async (store: MemoryStore) => {
      const answer = await checked(store, { kind: 'little-giant' })
      return criteria(answer).get('is a specialised-and-new SME')
    }
    const open = await isSpecialised(await having(onDesignations(certificate)))
    expect(open).toMatchObject({
      outcome: 'unknown',
      missing: [{ part: { en: 'the complete list' } }],
    })
    const closed = await having(
      onDesignations(certificate),
      onAttested(listComplete('designations')),
    )
    expect(await isSpecialised(closed)).toMatchObject({ outcome: 'not-met' })
  })

  test('takes what a person attested while it may be relied on, and names who judged', async () => {
    const judged = attested('judged', {
      fact: 'core_ip_ownership',
      validUntil: localDate('2026-11-30'),
    })
    const store = await having(onAttested(judged))
    const outcomeOn = async (on: string, of: MemoryStore = store) =>
      [...criteria(await checked(of, { on: localDate(on) })).values()].find((part) =>
        JSON.stringify(part).includes('core_ip_ownership'),
      )
    expect(await outcomeOn('2026-11-30')).toMatchObject({
      outcome: 'met',
      facts: [{ by: '安全负责人', source: '安全负责人, letter of the bureau' }],
    })
    expect(await outcomeOn('2026-12-01')).toMatchObject({ outcome: 'needs-person' })
    expect(await outcomeOn('2026-10-31')).toMatchObject({ outcome: 'needs-person' })
    const withdrawn = await having(onAttested(judged), onAttested(factWithdrawn('judged')))
    expect(await outcomeOn('2026-11-30', withdrawn)).toMatchObject({ outcome: 'needs-person' })
  })

  test('can be asked as it was known by an instant', async () => {
    const store = await having(onDesignations(certificate))
    const listed = async (recordedAt: Instant) => {
      const { known } = await checked(store, { recordedAt })
      return JSON.stringify(known.registers)
    }
    expect(await listed(day(1))).toEqual(await listed(day(2)))
    const { check } = await checked(store, { kind: 'technology-sme', recordedAt: day(1) })
    expect(JSON.stringify(check)).not.toContain('GR202444000001')
    const later = await checked(store, { kind: 'technology-sme', recordedAt: day(2) })
    expect(JSON.stringify(later.check)).toContain('GR202444000001')
  })

  test('tells of a round that its amount is missing: it may count, and never does', async () => {
    const store = await having()
    const seriesA = {
      enterpriseId,
      rung: 'a' as const,
      reachedOn: localDate('2025-06-01'),
      evidence: [evidence('agreement')],
      outOfOrderReason: '',
      provenance: null,
    }
    await recordStage(store, seriesA, callOf('a', { at: day(3) }))
    const { check } = await checked(store, { kind: 'specialised-sme' })
    expect(JSON.stringify(check.explanation)).toContain('the rest of \\"A 轮 2025-06-01\\"')
    expect(check.outcome).toBe('unknown')
  })

  test('counts a right by its kind, grant and owners, and says what the register does not know of it', async () => {
    const inForce = [registered(), granted()].reduce<IpRightDocument | undefined>(
      (document, event) => evolveRight(document, event),
      undefined,
    )
    if (!inForce) throw new Error('there is no right')
    const of = { kind: 'specialised-sme' } as const
    const { check, known } = await checked(await having(), of, [inForce])
    expect(known.registers).toContainEqual({
      name: { zh: '知识产权', en: 'Intellectual property' },
      facts: 1,
    })
    // Whether it serves the main product and is in use, only a person can say: it may count, and doesn't yet.
    const criterion = JSON.stringify(check.explanation)
    expect(criterion).toContain(`the rest of \\"${invention.number}\\"`)
    expect(check.outcome).toBe('unknown')
  })

  test('takes the yearly figures that stand, with their year and source, and before what a person attests', async () => {
    const statement = stated('2025', { headcount: '120 people' })
    const said = attested('said', { fact: 'headcount', value: '130', unit: 'people', year: 2025 })
    const store = await having(
      [figures as Aggregate<unknown, unknown>, statement],
      onAttested(said),
    )
    const answer = await checked(store, { kind: 'technology-sme' })
    expect(criteria(answer).get('headcount')).toMatchObject({
      outcome: 'met',
      facts: [{ value: { en: '120 people' }, period: '2025', source: statement.provenance.source }],
    })
    expect(answer.known.aside).toMatchObject([
      { value: { en: '130 people' }, period: '2025', register: { en: 'Attested facts' } },
    ])
    const before = await checked(store, { kind: 'technology-sme', on: localDate('2026-01-31') })
    expect(criteria(before).get('headcount')).toMatchObject({ outcome: 'unknown' })
  })

  const withSecrets = () =>
    having(
      [figures as Aggregate<unknown, unknown>, stated('2025', { headcount: '120 people' })],
      onAttested(attested('of-2024', { fact: 'revenue', value: '6843', unit: '万元', year: 2024 })),
      onAttested(attested('no-incident')),
    )
  const reads = (role: string) => allows(readersOf('figures'), [role])
  const outsiders = roles.filter((role) => !reads(role))

  test.each(outsiders)(
    'neither uses nor counts nor names figures of years for a %s, whichever register says them, and says so',
    async (role) => {
      const store = await withSecrets()
      const one = { fact: 'headcount', value: '1', unit: 'people', year: 2025 }
      const parsed = parseFacts({ facts: [one], lists: [] }, book.words)
      const supposed = parsed.ok ? parsed.value : []
      const actor = testActor(role)
      const answer = await checked(store, { kind: 'technology-sme', actor })
      expect(answer.known.figuresWithheld).toBe(true)
      expect(criteria(answer).get('headcount')).toMatchObject({ outcome: 'unknown' })
      expect(answer.known.registers).toMatchObject([
        { name: { en: 'Profile of the enterprise' } },
        { name: { en: 'Designations' } },
        { name: { en: 'Ladder' } },
        { name: { en: 'Intellectual property' } },
        ...(mayRead(actor, 'attested_fact', undefined)
          ? [{ name: { en: 'Attested facts' }, facts: 1 }]
          : []),
      ])
      const asked = await checked(store, { kind: 'technology-sme', actor, supposed })
      expect(asked.known.registers[0]).toMatchObject({ name: { en: 'Supposed' }, facts: 1 })
      expect(asked.known.aside).toEqual([])
      const told = JSON.stringify([answer.check, answer.known, asked.known], (_, value) =>
        typeof value === 'bigint' ? `${value}` : value,
      )
      expect(told).not.toMatch(/120|6,?843|68,?430,?000/)
    },
  )

  test('tells every reader of figures what is known, and that nothing is withheld', async () => {
    const store = await withSecrets()
    for (const role of roles.filter(reads)) {
      const answer = await checked(store, { kind: 'technology-sme', actor: testActor(role) })
      expect([role, answer.known.figuresWithheld]).toEqual([role, false])
      expect(criteria(answer).get('headcount')).toMatchObject({ outcome: 'met' })
      expect(answer.known.registers).toContainEqual({
        name: { zh: '陈述的事实', en: 'Attested facts' },
        facts: 2,
      })
    }
  })

  test('tells an enterprise’s own people all, and those of another neither figures nor what was attested', async () => {
    const store = await withSecrets()
    const organisation = '914403990000100141'
    const actor = testActor('enterprise-officer', { organisation })
    const told = async (uscc: string) => {
      const { known } = await checked(store, { kind: 'technology-sme', actor, uscc })
      const names = known.registers.map(({ name }) => name.en)
      return [
        known.figuresWithheld,
        ...['Figures', 'Attested facts'].map((name) => names.includes(name)),
      ]
    }
    expect(await told(organisation)).toEqual([false, true, true])
    expect(await told('914403990000100223')).toEqual([true, false, false])
  })

  test('asks those registers that its operation says it tells of, and no others', () => {
    const store = memoryStore('registry')
    const sources = { store, rights: rightsOf([]), clock: () => noon }
    const asked = gatherersOf(sources, book.words).map(({ register }) => register)
    const { tells } = selfChecks.operations.checkDesignation
    expect(asked.toSorted()).toEqual(Object.keys(tells).toSorted())
  })

  test('leaves a figure aside that no rule can read, names it and why, and counts the others', async () => {
    const statement = stated('2025', { revenue: '12345.678 元', headcount: '120 people' })
    const store = await having([figures as Aggregate<unknown, unknown>, statement])
    const answer = await checked(store, { kind: 'technology-sme' })
    expect(criteria(answer).get('headcount')).toMatchObject({ outcome: 'met' })
    expect(answer.known.aside).toMatchObject([
      {
        period: '2025',
        value: { en: '12345.678 元' },
        register: { en: 'Figures' },
        why: { en: 'The amount in 元 is not whole 分' },
      },
    ])
  })

  test('puts what is supposed before what is known, tells what it left aside, and records nothing', async () => {
    const store = await having()
    const before = JSON.stringify([...store.streams.keys()])
    const supposed = [
      {
        kind: 'date',
        fact: 'established_on',
        date: localDate('2026-06-01'),
        source: '',
        confidence: 'unstated',
      },
    ] as const
    const answer = await checked(store, { supposed })
    expect(JSON.stringify(answer.check.explanation)).toContain('2026-06-01')
    expect(answer.known.aside).toMatchObject([
      { value: { en: '2018-03-01' }, register: { en: 'Profile of the enterprise' } },
    ])
    expect(JSON.stringify([...store.streams.keys()])).toBe(before)
  })

  test('tells the very same again until a register says something else, and to nobody what is not theirs to read', async () => {
    const headcountOf = (people: number): Gathered => ({
      facts: [{ fact: 'headcount', year: 2025, value: String(people), unit: 'people' }],
    })
    let said = headcountOf(120)
    const name = { zh: '经营数据', en: 'Figures' }
    const attested: Gatherer = { name, register: 'attested_fact', gather: async () => said }
    const sources = checkSources(book, [attested])
    const ask = (more: Partial<CheckQuestion> = {}) =>
      checkDesignation(sources, questionOf({ kind: 'technology-sme', ...more }))
    const answer = await ask()
    expect(await ask({ deadline: new Date(0) })).toBe(answer)
    expect(await ask({ on: localDate('2026-11-22') })).not.toBe(answer)
    expect(await ask({ purpose: 'renewal' })).not.toBe(answer)
    const withheld = await ask({ actor: testActor('pilot-operator') })
    expect(withheld.known.figuresWithheld).toBe(true)
    expect(criteria(withheld).get('headcount')).toMatchObject({ outcome: 'unknown' })
    expect(await ask()).toBe(answer)
    said = headcountOf(501)
    expect(criteria(await ask()).get('headcount')).toMatchObject({ outcome: 'not-met' })
  })

  test('is refused where no criteria are recorded, none are in force, or nobody knows the enterprise', async () => {
    const store = await having()
    const code = (more: Partial<CheckQuestion>) =>
      checked(store, more).then(
        () => 'answered',
        (error: { problem?: { code: string } }) => error.problem?.code,
      )
    expect(await code({ kind: 'gazelle' })).toBe('RULE_NOT_RECORDED')
    expect(await code({ kind: 'technology-innovation-demonstration' })).toBe('RULE_NOT_RECORDED')
    expect(await code({ on: localDate('2015-12-31') })).toBe('RULE_NOT_IN_FORCE')
    const nobody = memoryStore('registry')
    await expect(checked(nobody)).rejects.toMatchObject({ problem: { code: 'ENTERPRISE_UNKNOWN' } })
  })
})
