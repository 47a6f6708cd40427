import { parseUscc } from '@seedline/values/uscc'
import type { Subject } from '../kinds/import-kind.ts'
import type { GatewayPort } from './gateway-port.ts'

/** The enterprises that these codes lead to; codes that nobody carries are left out. */
export type Subjects = (codes: readonly string[]) => Promise<ReadonlyMap<string, Subject>>

/** Codes of one question: the public interface takes no more. */
const askedTogether = 100
/** Most files are sorted by enterprise; further back than so many nobody is remembered. */
const remembered = 10_000

/** Finds enterprises by their codes; each is asked for once, with the others of its rows. */
export function subjectsOf(port: GatewayPort): Subjects {
  const known = new Map<string, Promise<Subject | undefined>>()

  const ask = (codes: readonly string[]): void => {
    const found = foundBy(port, codes)
    for (const code of codes)
      known.set(
        code,
        found.then((subjects) => subjects.get(code)),
      )
  }

  return async (codes) => {
    if (known.size >= remembered) known.clear()
    // What can't be a code nobody carries.
    const fresh = [...new Set(codes)].filter((code) => !known.has(code) && isCode(code))
    for (let at = 0; at < fresh.length; at += askedTogether)
      ask(fresh.slice(at, at + askedTogether))
    const found = await Promise.all(
      codes.map(async (code) => [code, await known.get(code)] as const),
    )
    return new Map(found.flatMap(([code, subject]) => (subject ? [[code, subject]] : [])))
  }
}

const isCode = (code: string): boolean => parseUscc(code, { checkDigitOverride: true }).ok

async function foundBy(
  port: GatewayPort,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Subject>> {
  const answer: Found = await port.get(`/enterprises/by-code?codes=${codes.join(',')}`)
  const { enterprises = [] } = answer
  return new Map(
    enterprises.map(({ uscc, enterpriseId, formerNames = [], ...named }) => [
      uscc,
      {
        enterpriseId,
        name: named.nameZh || named.nameEn || uscc,
        names: namesIn(named),
        formerNames: formerNames.flatMap(({ until, ...former }) =>
          namesIn(former).map((name) => ({ name, until })),
        ),
      },
    ]),
  )
}

const namesIn = ({ nameZh = '', nameEn = '' }: Named): readonly string[] =>
  [nameZh, nameEn].filter((name) => name !== '')

interface Named {
  readonly nameZh?: string
  readonly nameEn?: string
}

interface Found {
  readonly enterprises?: readonly {
    readonly uscc: string
    readonly enterpriseId: string
    readonly nameZh: string
    readonly nameEn: string
    readonly formerNames?: readonly (Named & { readonly until: string })[]
  }[]
}
