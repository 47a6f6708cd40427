import type { FieldProblem } from '@seedline/values'
import type { FieldWord, ListWord } from '../reference/vocabulary.ts'
import type { Words } from '../reference/words-of.ts'
import type { WrittenList } from './envelope.ts'
import type { Item, ItemValue, ListFact } from './facts.ts'
import { is, isNot, pointerOf, type Read, wrong } from './problems.ts'
import { readDay, readStated } from './read-fact.ts'
import { negative, readGiven } from './read-given.ts'

/** A list of the file: each item has a name and what is known of it, `null` or nothing where it isn't. */
export function readList(words: Words, written: WrittenList, pointer: string): Read<ListFact> {
  const word = words.lists.get(written.list)
  if (!word) {
    return isNot(
      wrong(`${pointer}/list`, 'LIST_UNKNOWN', {
        zh: `规则不认识“${written.list.slice(0, 60)}”`,
        en: `no rule speaks of "${written.list.slice(0, 60)}"`,
      }),
    )
  }
  const asOf = readDay(written.asOf, `${pointer}/asOf`)
  if (!asOf.ok) return asOf
  const stated = readStated(written, pointer)
  if (!stated.ok) return stated
  const items = written.items.map((item, index) =>
    readItem(word, item, `${pointer}/items/${index}`),
  )
  const problems = items.flatMap((item) => (item.ok ? [] : item.problems))
  if (problems.length > 0) return isNot(...problems)
  return is({
    kind: 'list',
    fact: word.key,
    asOf: asOf.value,
    complete: written.complete,
    items: items.flatMap((item) => (item.ok ? [item.value] : [])),
    ...stated.value,
  })
}

function readItem(word: ListWord, written: unknown, pointer: string): Read<Item> {
  if (!isRecord(written)) return isNot(noItem(pointer))
  const { name } = written
  if (typeof name !== 'string' || name === '' || name.length > 300) {
    return isNot(
      wrong(`${pointer}/name`, 'ITEM_NAME_MISSING', {
        zh: '每项须有名称',
        en: 'each item needs a name',
      }),
    )
  }
  const fields = new Map<string, ItemValue>()
  const problems: FieldProblem[] = []
  let there = 1
  for (const field of word.fields) {
    const value = written[field.key]
    if (value === undefined) continue
    there += 1
    if (value === null) continue
    const read = readField(field, value, `${pointer}/${field.key}`)
    if (read.ok) fields.set(field.key, read.value)
    else problems.push(...read.problems)
  }
  // All that it has were met above, most often.
  const surplus = Object.keys(written).length > there ? surplusOf(word, written, pointer) : []
  return surplus.length + problems.length > 0
    ? isNot(...surplus, ...problems)
    : is({ name, fields })
}

const surplusOf = (
  word: ListWord,
  { name: _, ...rest }: Record<string, unknown>,
  pointer: string,
): readonly FieldProblem[] =>
  Object.keys(rest)
    .filter((key) => word.fields.every((field) => field.key !== key))
    .map((key) =>
      wrong(`${pointer}${pointerOf([key])}`, 'ITEM_FIELD_UNKNOWN', {
        zh: `“${word.zh}”没有 ${key.slice(0, 60)}`,
        en: `"${word.en}" has no ${key.slice(0, 60)}`,
      }),
    )

const noItem = (pointer: string): FieldProblem =>
  wrong(pointer, 'FACTS_SHAPE', {
    zh: '须为有名称的对象',
    en: 'it must be an object with a name',
  })

function readField(field: FieldWord, value: unknown, pointer: string): Read<ItemValue> {
  switch (field.kind) {
    case 'choice': {
      const choice = field.choices.find(({ key }) => key === value)
      if (choice) return is(choice.key)
      const among = field.choices.map(({ key }) => key).join(', ')
      return isNot(
        wrong(pointer, 'CHOICE_UNKNOWN', { zh: `可用：${among}`, en: `it is one of: ${among}` }),
      )
    }
    case 'date':
      return readDay(value, pointer)
    case 'yes-no':
      if (typeof value === 'boolean') return is(value)
      return isNot(
        wrong(pointer, 'ANSWER_NOT_YES_NO', {
          zh: '须为 true 或 false',
          en: 'it must be true or false',
        }),
      )
    case 'number': {
      const { value: amount, unit, ...more } = isRecord(value) ? value : { value, unit: undefined }
      if (Object.keys(more).length === 0) {
        const given = readGiven(amount, unit, field.measures, pointer)
        // A sum over items that may count is between bounds only where none takes away.
        return given.ok && given.value.exact.numerator < 0n ? isNot(negative(pointer)) : given
      }
      return isNot(
        wrong(pointer, 'ITEM_FIELD_UNKNOWN', {
          zh: '只应有 value 与 unit',
          en: 'it has a value and a unit, nothing else',
        }),
      )
    }
    default:
      return field satisfies never
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
