import type { MergedEnterprise } from '@seedline/contracts/registry/v1/merged_enterprise'
import type { NamedEnterprise } from '@seedline/contracts/registry/v1/named_enterprise'
import type { AsOf, Viewed } from '@seedline/views'
import type { EnterpriseDocument } from './document.ts'
import { type MergingSources, mergedAmong, mergedIn, survivorPaths } from './merged-among.ts'

type Sources = Pick<MergingSources, 'enterprises'>

/** What a list tells of an enterprise beside its id. */
const namePaths = ['nameZh', 'nameEn', 'uscc'].map((name) => `enterprise.profile.${name}`)

const nobodys = { uscc: '', nameZh: '', nameEn: '' }

export const idsIn = (named: readonly string[]): readonly string[] =>
  [...new Set(named)].filter((id) => id !== '')

const read = ({ enterprises }: Sources, ids: readonly string[]) =>
  enterprises.many(ids, { only: [...survivorPaths, ...namePaths] })

const namedBy = (
  found: readonly Viewed<EnterpriseDocument>[],
): ReadonlyMap<string, NamedEnterprise> =>
  new Map(found.map(({ key, data }) => [key, namedEnterprise(key, data)]))

function namedEnterprise(
  enterpriseId: string,
  { enterprise }: EnterpriseDocument,
): NamedEnterprise {
  if (enterprise.status === 'unregistered') return { enterpriseId, ...nobodys }
  const { uscc, nameZh, nameEn } = enterprise.profile
  return { enterpriseId, uscc: uscc ?? '', nameZh, nameEn }
}

/** Some rows, each with the enterprise that it is of, as it is known today. */
export async function tellingWhose<Row extends { readonly enterpriseId: string }>(
  sources: Sources,
  rows: readonly Row[],
): Promise<(Row & { readonly enterprise: NamedEnterprise })[]> {
  const named = namedBy(await read(sources, idsIn(rows.map(({ enterpriseId }) => enterpriseId))))
  return rows.map((row) => {
    const { enterpriseId } = row
    return { ...row, enterprise: named.get(enterpriseId) ?? { enterpriseId, ...nobodys } }
  })
}

/** An enterprise as it is known today. */
export async function enterpriseNamed(
  sources: Sources,
  enterpriseId: string,
): Promise<NamedEnterprise> {
  return (
    namedBy(await read(sources, [enterpriseId])).get(enterpriseId) ?? { enterpriseId, ...nobodys }
  )
}

interface Telling {
  readonly merged: readonly MergedEnterprise[]
  readonly enterprises: readonly NamedEnterprise[]
}

/** Some answers, each with the enterprises that it names as they are known today, and with those that go on as another record. */
export async function tellingNamed<Answer extends Telling>(
  sources: MergingSources,
  answers: readonly Answer[],
  { asOf, named }: { readonly asOf: AsOf; named(answer: Answer): readonly string[] },
): Promise<Answer[]> {
  const ids = idsIn(answers.flatMap(named))
  const found = await read(sources, ids)
  const names = namedBy(found)
  // What was merged by then only the streams tell.
  const merged =
    asOf.recordedAt === undefined ? mergedIn(found) : await mergedAmong(sources, ids, asOf)
  return answers.map((answer) => {
    const own = idsIn(named(answer))
    return {
      ...answer,
      merged: own.flatMap((id) => merged.get(id) ?? []),
      enterprises: own.flatMap((id) => names.get(id) ?? []),
    }
  })
}
