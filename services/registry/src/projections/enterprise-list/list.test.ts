import { beforeAll, describe, expect, test } from '@jest/globals'
import { memoryView } from '@seedline/testing'
import { type EnterpriseId, localDate } from '@seedline/values'
import type { AlongOptions, Viewed, ViewStore } from '@seedline/views'
import fc from 'fast-check'
import { granted } from '../../testing/designation-samples.ts'
import { noon, registered, renamed } from '../../testing/enterprise-samples.ts'
import { type EnterpriseDocument, evolve } from './document.ts'
import type { EnterpriseFilter } from './filter.ts'
import { enterpriseList } from './list.ts'
import { comparable } from './search/comparable.ts'
import { syllablesOf } from './search/readings.ts'
import { enterpriseListView } from './view.ts'

type Kept = Viewed<EnterpriseDocument>
type Conditions = Readonly<Record<string, unknown>>

const syllables = Array.from('安邦博诚达德鼎东长行重\uFA10\u{20BB7}華华')
const districts = ['440305', '440306', null]
const fields = ['NEM', 'NEM-02', 'EIM', null]
const names = (n: number): string => {
  const at = [n % 16, Math.floor(n / 3) % 16, Math.floor(n / 40) % 16]
  return `${n % 5 === 0 ? 'Nano ' : '深圳市'}${at.map((place) => syllables[place]).join('')}新材料有限公司`
}

function documentOf(n: number): Kept {
  const enterpriseId = `0000${n}` as EnterpriseId
  const of = { materialField: fields[n % 4] ?? null, district: districts[n % 3] ?? null }
  const change = { ...of, nameZh: names(n), nameEn: '', uscc: null } as Parameters<
    typeof registered
  >[0]
  const events = [
    { ...registered(change), enterpriseId },
    ...(n % 97 === 0 ? [{ ...renamed('2024-01-01', `改名${n}有限公司`), enterpriseId }] : []),
    ...(n % 11 === 0 ? [{ ...granted(`${n}`, '2020-01-01', '2030-01-01'), enterpriseId }] : []),
  ]
  const data = events.reduce<EnterpriseDocument | undefined>(
    (document, event) => evolve(document, event, noon),
    undefined,
  )
  if (data === undefined) throw new Error('nothing was registered')
  return { key: enterpriseId, data, versions: {} }
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
const inOrder = (a: Kept, b: Kept): number =>
  byBytes(a.data.found.sortName, b.data.found.sortName) || byBytes(a.key, b.key)

/** The operators of a database that the list asks with, told again in a few lines; and how many documents it has looked at. */
class Database {
  looked = 0
  readonly store: ViewStore<EnterpriseDocument>
  constructor(documents: readonly Kept[]) {
    const sorted = documents.toSorted(inOrder)
    const matching = (conditions: Conditions) =>
      sorted.filter(({ data }) => holds(data, conditions))
    this.store = {
      ...memoryView(enterpriseListView, []),
      along: async (_, options) => this.along(sorted, options),
      sampled: async (conditions, { most }) => matching(conditions).slice(0, most),
      count: async (conditions, most) => Math.min(most, matching(conditions).length),
    }
  }
  private along(sorted: readonly Kept[], options: AlongOptions<EnterpriseDocument>) {
    const { lead = {}, rest = {}, keeps = () => true, ends, page } = options
    const start = page.token === '' ? 0 : sorted.findIndex(({ key }) => key === page.token) + 1
    const from = start === 0 ? '' : (sorted[start - 1]?.data.found.sortName ?? '')
    const led = sorted.slice(start).filter(({ data }) => holds(data, lead))
    const found: Kept[] = []
    let at = 0
    for (const end of [...ends(from), '\u{10FFFF}']) {
      for (; at < led.length && byBytes(led[at]?.data.found.sortName ?? '', end) < 0; at++) {
        const one = led[at]
        this.looked += 1
        if (one && holds(one.data, rest) && keeps(one.data)) found.push(one)
      }
      if (found.length > page.size) break
    }
    const shown = found.slice(0, page.size)
    return {
      found: shown,
      nextPageToken: found.length > page.size ? (shown.at(-1)?.key ?? '') : '',
    }
  }
}

function holds(data: EnterpriseDocument, conditions: Conditions): boolean {
  return Object.entries(conditions).every(([path, asked]) => meets(memberOf(data, path), asked))
}

const memberOf = (data: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => {
    const of = (one: unknown) => (one as Readonly<Record<string, unknown>> | undefined)?.[name]
    return Array.isArray(value) ? value.map(of) : of(value)
  }, data)

function meets(value: unknown, asked: unknown): boolean {
  const values = Array.isArray(value) ? value : [value]
  if (typeof asked !== 'object' || asked === null) return values.includes(asked)
  const { $in, $elemMatch, $gte, $lte, $lt } = asked as Readonly<Record<string, unknown>>
  if (Array.isArray($in)) return values.some((one) => $in.includes(one))
  if ($elemMatch !== undefined) {
    const inner = $elemMatch as Conditions
    return values.some((one) =>
      typeof one === 'string'
        ? meets(one, inner)
        : Object.entries(inner).every(([name, more]) => meets((one as Conditions)[name], more)),
    )
  }
  const text = String(value)
  return (
    ($gte === undefined || byBytes(text, String($gte)) >= 0) &&
    ($lte === undefined || byBytes(text, String($lte)) <= 0) &&
    ($lt === undefined || byBytes(text, String($lt)) < 0)
  )
}

/** Whether a name has a fragment, in its letters, its spelling or its initials: by trying all. */
function hasFragment(name: string, fragment: string): boolean {
  const sought = comparable(fragment)
  const { text, read } = readingOf(name)
  if (text.includes(sought)) return true
  const spelt = (at: number, rest: string, short: boolean): boolean =>
    rest === '' ||
    (read[at] ?? []).some((reading) => {
      const said = short ? (Array.from(reading)[0] ?? '') : reading
      return rest.startsWith(said)
        ? spelt(at + 1, rest.slice(said.length), short)
        : !short && said.startsWith(rest)
    })
  return read.some((_, at) => spelt(at, sought, false) || spelt(at, sought, true))
}

const readings = new Map<
  string,
  { readonly text: string; readonly read: readonly (readonly string[])[] }
>()
function readingOf(name: string) {
  const known = readings.get(name) ?? { text: comparable(name), read: syllablesOf(name) }
  readings.set(name, known)
  return known
}

const on = localDate('2026-11-23')
const many = 3000

describe('The list among many enterprises', () => {
  let documents: readonly Kept[]
  beforeAll(() => {
    documents = Array.from({ length: many }, (_, n) => documentOf(n))
  })

  const plain = (filter: EnterpriseFilter): readonly string[] =>
    documents
      .filter(({ data: { enterprise, found, current } }) => {
        if (enterprise.status === 'unregistered') return false
        const { profile, formerNames } = enterprise
        const borne = [profile.nameZh, ...formerNames.map((one) => one.nameZh)]
        return (
          (filter.search === '' || borne.some((name) => hasFragment(name, filter.search))) &&
          (!filter.district || profile.district === filter.district) &&
          (!filter.materialField ||
            [profile.materialField, profile.materialField?.slice(0, 3)].includes(
              filter.materialField,
            )) &&
          (!filter.designation || found.held.length > 0) &&
          (!filter.currentRung || current !== null)
        )
      })
      .toSorted(inOrder)
      .map(({ key }) => key)

  const fragment = fc.oneof(
    fc.constantFrom(
      '',
      '深圳',
      '新材料',
      '材',
      '安',
      '长',
      '\u{20BB7}',
      '\uFA10',
      '塚',
      '改名97',
      '改名',
    ),
    fc.constantFrom(
      'nano',
      'an',
      'x',
      'xin',
      'xcl',
      'shenzhen',
      'anbang',
      'chang',
      'hangx',
      '新材料有限',
      'zzz',
    ),
    fc.nat(many - 1).chain((n) =>
      fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 6 })).map(([at, length]) =>
        Array.from(names(n))
          .slice(at, at + length)
          .join(''),
      ),
    ),
  )
  const filters: fc.Arbitrary<EnterpriseFilter> = fc.record({
    search: fragment,
    district: fc.constantFrom(undefined, '440305', '440306', '440399'),
    materialField: fc.constantFrom(undefined, 'NEM', 'NEM-02', 'EIM', 'GBM'),
    designation: fc.constantFrom(undefined, undefined, 'little-giant' as const),
    on: fc.constant(on),
  })

  test('finds what a plain look at every name finds, in order and each once, page by page', async () => {
    const { store } = new Database(documents)
    const list = enterpriseList(store)
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 5, max: 200 }), async (filter, size) => {
        const expected = plain(filter)
        const found: string[] = []
        let token = ''
        for (let pages = 0; pages < 4; pages++) {
          const page = await list(filter, { size, token })
          found.push(...page.enterprises.map(({ enterpriseId }) => enterpriseId))
          if (!page.totalIsAbout) expect(page.total).toBe(expected.length)
          token = page.nextPageToken
          if (token === '') break
        }
        expect(found).toEqual(expected.slice(0, found.length))
        if (token === '') expect(found).toHaveLength(expected.length)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['all of them', { search: '' }, 120],
    ['what most names have', { search: '新材料' }, 120],
    ['what most are spelt with', { search: 'xincailiao' }, 120],
    ['one field in one district', { search: '', materialField: 'NEM', district: '440305' }, 300],
    ['a rare name', { search: '改名97' }, 40],
    ['what nobody has', { search: '贝特瑞' }, 0],
  ])('looks at few of them for a page of %s', async (_, filter, most) => {
    const database = new Database(documents)
    const page = { size: 20, token: '' }
    await enterpriseList(database.store)({ ...filter, on }, page)
    expect(database.looked).toBeLessThanOrEqual(most)
  })

  test('tells about how many there are where counting them would take long', async () => {
    const list = enterpriseList(new Database(documents).store)
    const all = await list({ search: '', on }, { size: 20, token: '' })
    expect(all.totalIsAbout).toBe(true)
    expect(all.total).toBeGreaterThan(many * 0.7)
    expect(all.total).toBeLessThan(many * 1.3)
    const few = await list({ search: '改名', on }, { size: 20, token: '' })
    expect([few.total, few.totalIsAbout]).toEqual([31, false])
  })

  test('finds what was registered since its sample were read, and those that are not listed never', async () => {
    const held = [...documents.slice(0, 2000)]
    const { store } = new Database(held)
    const list = enterpriseList(store)
    await list({ search: '', on }, { size: 20, token: '' })
    const later = new Database(
      documents.map((one, at) =>
        at === 2500 ? { ...one, data: { ...one.data, listed: false } } : one,
      ),
    )
    Object.assign(store, later.store)
    const filter = { search: names(2500).slice(-10), on }
    const { enterprises } = await list(filter, { size: 200, token: '' })
    expect(enterprises.length).toBeGreaterThan(0)
    expect(enterprises.map(({ enterpriseId }) => enterpriseId)).not.toContain(documents[2500]?.key)
    const added = await list({ search: '改名2910', on }, { size: 20, token: '' })
    expect(added.enterprises.map(({ enterpriseId }) => enterpriseId)).toEqual(['00002910'])
  })
})
