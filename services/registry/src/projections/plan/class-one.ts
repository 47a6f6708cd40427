import type { Words } from '@seedline/rules'
import type { IpKind } from '@seedline/values'
import { kindsInRules } from '../self-check/gatherers/ip-rights.ts'

/** The register's kinds of rights that the rules' vocabulary counts as class I. */
export function classOneKinds({ groups }: Words): ReadonlySet<IpKind> {
  const named = groups.get('ip-class-1')?.of ?? []
  const kinds = Object.entries(kindsInRules) as readonly (readonly [IpKind, string | undefined])[]
  return new Set(kinds.flatMap(([kind, name]) => (named.includes(name ?? '') ? [kind] : [])))
}
