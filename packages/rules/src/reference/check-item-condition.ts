import { dimensionOf } from '../exact/unit.ts'
import { type Fault, fault } from './fault.ts'
import type { ItemCondition } from './requirement.ts'
import type { FieldWord } from './vocabulary.ts'
import { fieldWord, type Words } from './words-of.ts'

/** Whether a condition on a list's items asks only for what such an item can have. */
export function checkItemCondition(
  words: Words,
  list: string,
  condition: ItemCondition,
  path: string,
): readonly Fault[] {
  switch (condition.kind) {
    case 'all-of':
    case 'any-of':
      return condition.of.flatMap((each, index) =>
        checkItemCondition(words, list, each, `${path}/of/${index}`),
      )
    case 'in-group':
      return words.groups.get(condition.group)?.list === list
        ? []
        : [fault(`${path}/group`, `no group "${condition.group}" of "${list}"`)]
    case 'is':
      return checkChoices(fieldWord(words, list, condition.field), condition, path)
    case 'yes':
      return lackingField(words, list, condition.field, 'yes-no', path)
    case 'on-or-before':
    case 'on-or-after':
    case 'within':
    case 'longer-ago':
      return lackingField(words, list, condition.field, 'date', path)
    case 'number': {
      const field = fieldWord(words, list, condition.field)
      const asked = dimensionOf(condition.limit.unit)
      return field?.kind === 'number' && field.measures === asked
        ? []
        : [fault(`${path}/field`, `"${condition.field}" of "${list}" is no number in ${asked}`)]
    }
    default:
      return condition satisfies never
  }
}

function checkChoices(
  field: FieldWord | undefined,
  { field: name, in: among }: Extract<ItemCondition, { kind: 'is' }>,
  path: string,
): readonly Fault[] {
  if (field?.kind !== 'choice') return [fault(`${path}/field`, `"${name}" is no choice`)]
  return unknownChoices(field, among, `${path}/in`)
}

export const unknownChoices = (
  field: Extract<FieldWord, { kind: 'choice' }>,
  among: readonly string[],
  path: string,
): readonly Fault[] =>
  among.flatMap((each, index) =>
    field.choices.some(({ key }) => key === each)
      ? []
      : [fault(`${path}/${index}`, `"${each}" is no choice of "${field.key}"`)],
  )

const lackingField = (
  words: Words,
  list: string,
  field: string,
  kind: FieldWord['kind'],
  path: string,
): readonly Fault[] =>
  fieldWord(words, list, field)?.kind === kind
    ? []
    : [fault(`${path}/field`, `no ${kind} "${field}" in "${list}"`)]
