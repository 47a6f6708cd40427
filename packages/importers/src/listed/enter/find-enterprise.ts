import type { Gateway } from '@seedline/gateway-client'
import * as z from 'zod'
import type { Company } from '../company.ts'
import { isOwn } from '../company.ts'

const list = z.looseObject({
  items: z.array(
    z.looseObject({
      enterpriseId: z.string(),
      uscc: z.string().optional(),
      nameZh: z.string().optional(),
      provenance: z.looseObject({ source: z.string() }).optional(),
    }),
  ),
})

const fragmentLength = 4
const mostFragments = 12

/**
 * The enterprise that a dossier is of, where it is registered: by its code; else the one that an
 * edition of the same dossier registered, whatever it was called there.
 */
export async function findEnterprise(
  gateway: Gateway,
  company: Company,
  uscc: string | undefined,
): Promise<string | undefined> {
  for (const search of searches(company, uscc)) {
    const query = new URLSearchParams({ search, pageSize: '200' })
    const { items } = list.parse(await gateway.get(`/enterprises?${query}`))
    const found =
      items.find((one) => uscc !== undefined && one.uscc === uscc) ??
      items.find(
        (one) =>
          isOwn(company.code, one.provenance?.source) &&
          (uscc === undefined || one.uscc === undefined),
      )
    if (found) return found.enterpriseId
  }
  return undefined
}

function searches({ nameZh, nameEn, shortName }: Company, uscc: string | undefined): string[] {
  const characters = [...nameZh]
  const fragments = characters
    .slice(0, -fragmentLength)
    .map((_, index) => characters.slice(index, index + fragmentLength).join(''))
    .slice(0, mostFragments)
  const all = [uscc ?? '', nameZh, shortName, nameEn, ...fragments]
  return [...new Set(all.map((text) => text.slice(0, 60).trim()).filter((text) => text !== ''))]
}
