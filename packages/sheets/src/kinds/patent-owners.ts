import { type Fault, fault } from '../fault.ts'
import type { RowNote, Subject } from './import-kind.ts'
import { borneBy } from './subject-names.ts'

/** An owner as a registration names one. */
export interface Owner {
  readonly enterpriseId?: string
  readonly name: string
}

/**
 * Whose a right is by its row: the enterprises of its codes, and whoever else is named. In the order of the names, which is their
 * rank, where there are any.
 */
export function ownersTold(
  names: readonly string[] = [],
  subjects: readonly Subject[],
): readonly Owner[] {
  const ownerOf = ({ enterpriseId, name }: Subject): Owner => ({ enterpriseId, name })
  if (names.length === 0) return subjects.map(ownerOf)
  const told = names.map((name) => {
    const registered = subjects.find((subject) => borneBy(name, subject))
    return registered ? ownerOf(registered) : { name }
  })
  // One may be named by two of its names.
  return told.filter((one, at) => at === told.findIndex((other) => keyOf(other) === keyOf(one)))
}

const keyOf = ({ enterpriseId, name }: Owner): string => enterpriseId ?? `name ${name}`

/** What is wrong where an enterprise of the codes is none of those that are named. */
export function faultOfOwners(
  names: readonly string[] = [],
  subjects: readonly Subject[],
): Readonly<Record<string, Fault>> {
  if (names.length === 0) return {}
  const unnamed = subjects.find((subject) => !names.some((name) => borneBy(name, subject)))
  return unnamed ? { owners: notNamed(unnamed) } : {}
}

const notNamed = ({ name }: Subject): Fault =>
  fault(
    'OWNER_NOT_NAMED',
    [
      `代码所指的“${name}”（及其曾用名）不在权利人之中`,
      `“${name}”, which the code leads to, is by none of its names among the owners`,
    ],
    [
      '请核对代码与权利人；如为曾用名，请先在企业页面登记曾用名及日期',
      'Check the code and the owners; where it is a former name, record that with its day on the enterprise’s page first',
    ],
  )

/** Which owners are told by a name that they bear no more. */
export const notesOnOwners = (
  names: readonly string[] = [],
  subjects: readonly Subject[],
): readonly RowNote[] =>
  names.flatMap((name) =>
    subjects.flatMap((subject) => {
      const until = borneBy(name, subject)?.until
      return until === undefined ? [] : [byFormerName(name, until, subject)]
    }),
  )

const byFormerName = (name: string, until: string, subject: Subject): RowNote => ({
  column: 'owners',
  code: 'OWNER_BY_FORMER_NAME',
  said: {
    zh: `“${name}”是“${subject.name}”用至 ${until} 的名称，按该企业记录`,
    en: `“${name}” is the name of “${subject.name}” until ${until}: taken for that enterprise`,
  },
})
