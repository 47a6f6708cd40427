import { byOrder, matches } from './matching.ts'
import { evaluated } from './updating.ts'
import { compare, type Doc, isPlain, keyOf } from './values.ts'

/** What a pipeline makes of documents. */
export function aggregated(documents: readonly Doc[], pipeline: readonly Doc[]): readonly Doc[] {
  return pipeline.reduce<readonly Doc[]>((found, stage) => {
    const [name, how] = Object.entries(stage)[0] ?? []
    switch (name) {
      case '$match':
        return found.filter((document) => matches(document, how as Doc))
      case '$sort':
        return found.toSorted(byOrder(how as Record<string, number>))
      case '$limit':
        return found.slice(0, Number(how))
      case '$group':
        return grouped(found, how as Doc)
      default:
        throw new Error(`The stand-in knows no ${name}`)
    }
  }, documents)
}

function grouped(documents: readonly Doc[], { _id, ...sums }: Doc): readonly Doc[] {
  const groups = Map.groupBy(documents, (document) => keyOf(idOf(_id, document)))
  return Array.from(groups.values(), (group) => ({
    _id: idOf(_id, group[0] ?? {}),
    ...Object.fromEntries(
      Object.entries(sums).map(([name, how]) => [name, summed(group, how as Doc)]),
    ),
  }))
}

const idOf = (expression: unknown, document: Doc): unknown =>
  expression === null ? null : evaluated(expression, document)

function summed(group: readonly Doc[], how: Doc): unknown {
  const [name, expression] = Object.entries(how)[0] ?? []
  const values = group.map((document) =>
    isPlain(expression) || typeof expression === 'string'
      ? evaluated(expression, document)
      : expression,
  )
  switch (name) {
    case '$sum':
      return values.reduce<number>((sum, value) => sum + Number(value ?? 0), 0)
    case '$min':
      return values.reduce((least, value) => (compare(value, least) < 0 ? value : least))
    case '$max':
      return values.reduce((most, value) => (compare(value, most) > 0 ? value : most))
    case '$first':
      return values[0]
    default:
      throw new Error(`The stand-in knows no ${name}`)
  }
}
