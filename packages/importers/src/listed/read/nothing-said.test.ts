import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { complete, fact } from '../../testing/listed-facts.ts'
import { isWordForNothing, leavesOf } from '../account/leaves.ts'
import { type Dossier, readDossier } from '../dossier.ts'

const read = (content: unknown): Dossier => {
  const dossier = readDossier(content, '2026-11-30')
  if (!dossier) throw new Error('it names no company')
  return dossier
}
const words = [
  '无',
  '暂无',
  '不适用',
  '未披露',
  '不详',
  '—',
  '-',
  '/',
  'N/A',
  'null',
  'None',
  'unknown',
  'not disclosed',
  ' ',
]

describe('A word for nothing in a dossier', () => {
  test.each(words)('%s says nothing', (word) => {
    expect(isWordForNothing(word)).toBe(true)
  })

  test.each(['0', '-1', '无锡', '不适用范围', 'Nonesuch', '甲某', 'false'])(
    '%s says something',
    (word) => {
      expect(isWordForNothing(word)).toBe(false)
    },
  )

  test('is no name, representative, sponsor or former name', () => {
    const { registry, ipo } = complete()
    const dossier = read(
      complete({
        registry: {
          ...registry,
          name_en: 'N/A',
          legal_rep: fact('—'),
          former_names: [{ name: '无', until: '2019-06-01' }],
        },
        ipo: { ...ipo, sponsor: fact('不适用'), auditor: 'null', law_firm: fact('未披露') },
      }),
    )
    const kinds = dossier.wishes.map(({ kind }) => kind)
    expect(kinds).not.toContain('person')
    expect(kinds).not.toContain('former-name')
    expect(dossier.wishes[0]).not.toHaveProperty('nameEn')
    const asked = JSON.stringify(dossier.wishes)
    for (const title of ['sponsor', 'auditor', 'law firm']) expect(asked).not.toContain(title)
    const told = dossier.account.notes.filter(({ code }) => code === 'NOTHING_SAID')
    const at = told.flatMap(({ leaves }) => leaves)
    expect(at).toEqual(
      expect.arrayContaining(['/registry/name_en', '/registry/legal_rep/v', '/ipo/auditor']),
    )
  })

  test('gives way to another name of the same member', () => {
    const { registry } = complete()
    const dossier = read(
      complete({ registry: { ...registry, name_zh: '—', name: '虚构材料股份有限公司' } }),
    )
    expect(dossier.wishes[0]).toMatchObject({ nameZh: '虚构材料股份有限公司' })
  })

  test('is in nothing that is recorded, wherever it stands', () => {
    const places = [...leavesOf(complete()).keys()].filter((at) => !/^\/registry\/name_zh/.test(at))
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...words), (at, word) => {
        const content = JSON.parse(JSON.stringify(complete()))
        const path = at.split('/').slice(1)
        const last = path.pop() ?? ''
        const holder = path.reduce((inner, key) => inner[key], content)
        holder[last] = word
        expect([at, word, read(content).account.leaves.get(at)]).toEqual([at, word, 'noted'])
      }),
      { numRuns: 300 },
    )
  })
})
