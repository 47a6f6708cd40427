import type { DomainOf, Kind, ProtoOf } from './kind.ts'
import { fieldsToProto, type Members, recordedFields, stepsOf, type Takes } from './members.ts'

type FieldsOf<M> = { readonly [Name in keyof M]: ProtoOf<M[Name]> }

/** The values that are there: none of them is undefined. */
type GivenOf<M> = { readonly [Name in keyof M]?: Exclude<DomainOf<M[Name]>, undefined> }

const unused = (): never => {
  throw new Error('No request groups its fields')
}

/**
 * Fields that stand by themselves in an event's message and together in the domain, such as all that a correction
 * changes. Those that are undefined are left out: `changes` then names what changed, and nothing else.
 */
export const grouped = <const M extends Members>(
  members: M,
): Kind<FieldsOf<M>, GivenOf<M>> & Takes<keyof M & string> => {
  const steps = stepsOf(members)
  const none = Object.fromEntries(steps.map(({ name, kind }) => [name, kind.none]))
  return {
    schema: {},
    takes: Object.keys(members),
    none: none as FieldsOf<M>,
    optional: false,
    fromJson: unused,
    read: unused,
    toProto: (values) => fieldsToProto(steps, values) as FieldsOf<M>,
    recorded(stored) {
      const values = Object.entries(recordedFields(steps, stored))
      return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as GivenOf<M>
    },
  }
}
