import { compare, type Doc, isPlain, sameKind, valuesAt } from './values.ts'

/** Whether a document is what a filter asks for; throws for what is not known here. */
export function matches(document: unknown, filter: Doc): boolean {
  return Object.entries(filter).every(([name, asked]) => {
    switch (name) {
      case '$and':
        return (asked as Doc[]).every((part) => matches(document, part))
      case '$or':
        return (asked as Doc[]).some((part) => matches(document, part))
      default:
        if (name.startsWith('$')) throw new Error(`The stand-in knows no ${name}`)
        return valueMatches(valuesAt(document, name), asked)
    }
  })
}

const isCondition = (asked: unknown): asked is Doc =>
  isPlain(asked) && Object.keys(asked).some((name) => name.startsWith('$'))

function valueMatches(found: readonly unknown[], asked: unknown): boolean {
  if (asked instanceof RegExp) return found.some((value) => asked.test(String(value)))
  if (!isCondition(asked)) return equals(found, asked)
  return Object.entries(asked).every(([operator, operand]) => holds(found, operator, operand))
}

function holds(found: readonly unknown[], operator: string, operand: unknown): boolean {
  switch (operator) {
    case '$eq':
      return equals(found, operand)
    case '$ne':
      return !equals(found, operand)
    case '$in':
      return (operand as unknown[]).some((one) => equals(found, one))
    case '$nin':
      return !(operand as unknown[]).some((one) => equals(found, one))
    case '$gt':
      return ordered(found, operand, (by) => by > 0)
    case '$gte':
      return ordered(found, operand, (by) => by >= 0)
    case '$lt':
      return ordered(found, operand, (by) => by < 0)
    case '$lte':
      return ordered(found, operand, (by) => by <= 0)
    case '$exists':
      return found.some((value) => value !== undefined) === Boolean(operand)
    case '$elemMatch':
      return found.some(
        (value) => Array.isArray(value) && value.some((one) => matches(one, operand as Doc)),
      )
    default:
      throw new Error(`The stand-in knows no ${operator}`)
  }
}

const equals = (found: readonly unknown[], asked: unknown): boolean =>
  found.some(
    (value) =>
      compare(value, asked) === 0 ||
      (Array.isArray(value) && value.some((one) => compare(one, asked) === 0)),
  )

const ordered = (
  found: readonly unknown[],
  operand: unknown,
  fits: (by: number) => boolean,
): boolean =>
  found.some((value) =>
    (Array.isArray(value) ? value : [value]).some(
      (one) => one !== undefined && sameKind(one, operand) && fits(compare(one, operand)),
    ),
  )

/** The order that a sort asks for. */
export const byOrder =
  (sort: Readonly<Record<string, number>>) =>
  (one: Doc, other: Doc): number => {
    for (const [path, way] of Object.entries(sort)) {
      const by = compare(valuesAt(one, path)[0], valuesAt(other, path)[0])
      if (by !== 0) return by * Number(way)
    }
    return 0
  }
