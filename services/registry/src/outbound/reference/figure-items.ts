import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dimensions, periodKinds, unitsOfFigure } from '@seedline/values'
import { z } from 'zod'
import type { Catalogue, FigureItem } from '../../figures/catalogue.ts'
import { ownReferenceFolder } from './cluster-codes.ts'

const yearly = z.object({
  kind: z.literal('yearly'),
  key: z.string(),
  zh: z.string(),
  en: z.string(),
  measures: z.enum(dimensions),
  statement: z
    .object({
      kind: z.enum(['flow', 'stock', 'ratio']),
      sign: z.enum(['not-negative', 'any']),
      periods: z.array(z.enum(periodKinds)).min(1),
      partOf: z.string().optional(),
      perShare: z.literal(true).optional(),
    })
    .optional(),
})

const vocabulary = z.object({
  facts: z.array(z.union([yearly, z.object({ kind: z.string() })])).min(1),
  balances: z.array(z.object({ whole: z.string(), parts: z.array(z.string()).min(2) })),
})

/**
 * Reads the items that enterprises state: those yearly facts of the vocabulary of rules that say how.
 * Throws when the file is not as expected, or names an item that there isn't.
 */
export async function readFigureItems(folder: string = ownReferenceFolder): Promise<Catalogue> {
  const file = join(folder, 'facts.json')
  try {
    const { facts, balances } = vocabulary.parse(JSON.parse(await readFile(file, 'utf8')))
    const items = new Map(facts.flatMap(itemOf).map((item) => [item.item, item]))
    const named = [
      ...[...items.values()].flatMap(({ partOf }) => partOf ?? []),
      ...balances.flatMap(({ whole, parts }) => [whole, ...parts]),
    ]
    const unknown = named.filter((item) => !items.has(item))
    if (unknown.length > 0) throw new Error(`No such item: ${unknown.join(', ')}`)
    return { items, balances }
  } catch (cause) {
    throw new Error(`The items of figures in ${file} can't be read`, { cause })
  }
}

function itemOf(fact: z.infer<typeof vocabulary>['facts'][number]): readonly FigureItem[] {
  if (!('key' in fact) || fact.statement === undefined) return []
  const { key, zh, en, measures, statement } = fact
  const { perShare = false, partOf, ...said } = statement
  const units = unitsOfFigure(measures, perShare)
  return [{ item: key, zh, en, measures, ...said, perShare, partOf, units }]
}
