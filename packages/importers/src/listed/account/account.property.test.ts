import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { complete } from '../../testing/listed-facts.ts'
import { type Dossier, readDossier } from '../dossier.ts'
import { reportOn } from '../enter/report.ts'
import { leavesOf } from './leaves.ts'

type Json = Record<string, unknown>

const read = (content: unknown): Dossier => {
  const dossier = readDossier(content, '2026-11-30')
  if (!dossier) throw new Error('it names no company')
  return dossier
}

const copy = (): Json => JSON.parse(JSON.stringify(complete())) as Json

/** Every object of a document, by pointer. */
function objectsOf(content: unknown, at = ''): { at: string; object: Json }[] {
  if (typeof content !== 'object' || content === null) return []
  const inner = Object.entries(content).flatMap(([key, value]) => objectsOf(value, `${at}/${key}`))
  return Array.isArray(content) ? inner : [{ at, object: content as Json }, ...inner]
}

/** What is asked to be recorded, without the accounts of it. */
const askedBy = ({ wishes, table }: Dossier): string =>
  JSON.stringify([
    wishes.map(({ leaves: _, at: __, ...wish }) => wish),
    table.parts.map(({ transactions }) => transactions),
  ])

describe('An account of a file', () => {
  test('gives every leaf to something, whatever is added to it and wherever', () => {
    const places = objectsOf(copy()).length
    const name = fc.stringMatching(/^x_[a-z0-9~/ ]{1,8}$/)
    const value = fc.oneof(fc.integer(), fc.string({ minLength: 1 }), fc.boolean())
    fc.assert(
      fc.property(fc.nat(places - 1), name, value, (place, added, said) => {
        const content = copy()
        const { at, object } = objectsOf(content)[place] ?? { at: '', object: content }
        object[added] = said
        const { account } = read(content)
        expect([...account.leaves.keys()]).toEqual([...leavesOf(content).keys()])
        const pointer = `${at}/${added.replaceAll('~', '~0').replaceAll('/', '~1')}`
        expect([pointer, account.leaves.get(pointer)]).toEqual([pointer, 'noted'])
        const told = account.notes.filter(({ leaves }) => leaves.includes(pointer))
        expect(told).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })

  test('holds for whatever stands in a section', () => {
    const sections = ['registry', 'ipo', 'financials', 'technology', 'designations', 'pledges']
    const all = [...sections, 'capital_history', 'shareholders', 'follow_on', 'patents']
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.jsonValue({ maxDepth: 4 }), (section, value) => {
        const content = copy()
        content[section] = value
        if (section === 'registry') content.company = { name_zh: '虚构材料' }
        const dossier = readDossier(content, '2026-11-30')
        if (!dossier) return
        const report = reportOn(dossier, {
          enterpriseId: '',
          verdicts: new Map(dossier.wishes.map((wish) => [wish, { kind: 'recorded' }])),
          parts: dossier.table.parts.map((part) => ({ part, verdict: { kind: 'recorded' } })),
          mismatches: undefined,
        })
        const { total, recorded, compared, noted } = report.leaves
        expect(total).toBe(leavesOf(content).size)
        expect(recorded + compared + noted).toBe(total)
      }),
      { numRuns: 300 },
    )
  })

  test('calls recorded only what changes what is recorded', () => {
    const before = askedBy(read(copy()))
    const { account } = read(copy())
    const untrue = [...account.leaves].flatMap(([at, standing]) => {
      if (standing !== 'asked') return []
      const content = copy()
      change(content, at)
      const after = readDossier(content, '2026-11-30')
      const isStill = after?.account.leaves.get(at) === 'asked'
      return after && isStill && askedBy(after) === before ? [at] : []
    })
    expect(untrue).toEqual([])
  })

  test('notes what was refused, and all that belongs to it', () => {
    const dossier = read(copy())
    const verdict = { kind: 'refused', code: 'X', said: { zh: '', en: '' } } as const
    const { leaves } = reportOn(dossier, {
      enterpriseId: '',
      verdicts: new Map(dossier.wishes.map((wish) => [wish, verdict])),
      parts: dossier.table.parts.map((part) => ({ part, verdict })),
      mismatches: undefined,
    })
    expect(leaves).toMatchObject({ recorded: 0, noted: leaves.total - leaves.compared })
  })
})

/** Another value of the same sort at a place. */
function change(content: Json, at: string): void {
  const path = at.split('/').slice(1)
  const last = path.pop() ?? ''
  const holder = path.reduce<Json>((inner, key) => inner[key] as Json, content)
  const value = holder[last]
  if (typeof value === 'number') holder[last] = value + 1
  else if (typeof value === 'boolean') holder[last] = !value
  else holder[last] = changed(String(value))
}

function changed(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return `${text.slice(0, 8)}${text.endsWith('01') ? '02' : '01'}`
  if (/^\d{4}$/.test(text)) return String(Number(text) - 1)
  const others: Readonly<Record<string, string>> = {
    万元: '元',
    元: '万元',
    万股: '股',
    '%': '元',
    人: '元',
    项: '人',
    year: '年代',
    establishment: 'transfer',
    'joint-stock conversion': 'capital increase',
    原始取得: '受让',
    '2020H1': '2019H1',
    '202010000001.1': '202010000002.1',
  }
  return others[text] ?? `${text}乙`
}
