import { problemOf } from '../refusals/index.ts'
import type { Kind } from './kind.ts'
import { list } from './several.ts'

interface Listed {
  readonly max: number
  /** Of one of them, in characters. */
  readonly longest: number
  /** Whether none may be asked for. */
  readonly optional?: boolean
}

/** Several of a kind as one text of a question, with commas between: addresses hold no lists. */
export const listed = <Domain>(
  kind: Kind<string, Domain>,
  { max, longest, optional = false }: Listed,
): Kind<string, readonly Domain[]> => {
  const several = list(kind, { min: 1, max })
  return {
    schema: {
      type: 'string',
      maxLength: (longest + 1) * max,
      description: `Up to ${max}, with commas between.`,
    },
    none: '',
    optional,
    fromJson: (json, at, faults) =>
      typeof json === 'string' ? json : faults.note(at, problemOf('TEXT_EXPECTED')),
    // Once each: a token names the one to go on with.
    read: (text, at, faults) =>
      text === '' && optional ? [] : several.read([...new Set(text.split(','))], at, faults),
    toProto: (values) => values.map(kind.toProto).join(','),
    recorded: (stored) => stored.split(',').map(kind.recorded),
  }
}
