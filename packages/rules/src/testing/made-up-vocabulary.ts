import { localDate, trusted } from '@seedline/values'
import fc from 'fast-check'
import type { Setting } from '../evaluate/setting.ts'
import { parseQuantity, type Unit } from '../exact/unit.ts'
import { type Fact, factsOf } from '../facts/facts.ts'
import { vocabulary } from '../reference/vocabulary.ts'
import { type Words, wordsOf } from '../reference/words-of.ts'

const on = localDate('2026-05-01')

const about = { title: 'made up', url: '' }

/** A small vocabulary, with one of everything. */
export const words: Words = wordsOf(
  vocabulary.parse({
    meta: { dataset: 'made-up', version: '1', asOf: '2026-05-01' },
    sources: { nobody: about },
    facts: [
      { kind: 'yearly', key: 'a', zh: '甲', en: 'a', measures: 'money' },
      { kind: 'yearly', key: 'b', zh: '乙', en: 'b', measures: 'money' },
      { kind: 'standing', key: 's', zh: '丙', en: 's', measures: 'money' },
      { kind: 'date', key: 'd', zh: '丁', en: 'd' },
      { kind: 'yes-no', key: 'y', zh: '戊', en: 'y' },
      { kind: 'judgement', key: 'j', zh: '己', en: 'j' },
    ],
    lists: [
      {
        key: 'l',
        zh: '清单',
        en: 'list',
        fields: [
          {
            kind: 'choice',
            key: 'c',
            zh: '种类',
            en: 'c',
            choices: [
              { key: 'x', zh: 'x', en: 'x' },
              { key: 'z', zh: 'z', en: 'z' },
            ],
          },
          { kind: 'yes-no', key: 'f', zh: '是否', en: 'f' },
          { kind: 'date', key: 't', zh: '日期', en: 't' },
          { kind: 'number', key: 'n', zh: '数', en: 'n', measures: 'money' },
        ],
      },
    ],
    groups: [
      {
        key: 'g',
        zh: '组',
        en: 'g',
        list: 'l',
        field: 'c',
        of: ['x'],
        source: ['nobody'],
        confidence: 'derived',
      },
    ],
  }),
)

export const settingOf = (facts: readonly Fact[]): Setting => ({
  words,
  facts: factsOf(facts),
  on,
  purpose: 'application',
  basis: { source: ['nobody'], confidence: 'derived' },
})

export const givenIn = (value: string, unit: Unit) => ({
  value,
  unit,
  exact: trusted(parseQuantity(value, unit)),
})

/** Small amounts, so that limits are often met exactly. */
export const amounts = fc.integer({ min: -2, max: 6 }).map(String)
export const counts = fc.integer({ min: 0, max: 6 }).map(String)
