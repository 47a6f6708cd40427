import type { Subject } from '../kinds/import-kind.ts'
import type { GatewayPort } from './gateway-port.ts'

/** Finds enterprises by their codes; each is asked for once. */
export type Subjects = (code: string) => Promise<Subject | undefined>

/** Most files are sorted by enterprise; further back than so many nobody is remembered. */
const remembered = 10_000

export function subjectsOf(port: GatewayPort): Subjects {
  const known = new Map<string, Promise<Subject | undefined>>()
  const find = async (code: string): Promise<Subject | undefined> => {
    const search = encodeURIComponent(code)
    const { items = [] } = (await port.get(`/enterprises?search=${search}&pageSize=10`)) as Found
    const found = items.find(({ uscc }) => uscc === code)
    return found && { enterpriseId: found.enterpriseId, name: found.nameZh || found.nameEn || code }
  }
  return (code) => {
    const asked = known.get(code) ?? find(code)
    if (known.size >= remembered) known.clear()
    known.set(code, asked)
    return asked
  }
}

interface Found {
  readonly items?: readonly {
    readonly enterpriseId: string
    readonly uscc?: string
    readonly nameZh?: string
    readonly nameEn?: string
  }[]
}
