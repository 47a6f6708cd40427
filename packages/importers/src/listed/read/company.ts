import { addDays, localDate } from '@seedline/values'
import type { Company } from '../company.ts'
import { dayInAddress, dayOf } from './day.ts'
import { factAt } from './fact.ts'
import { items, member, type Node, nodeAt } from './node.ts'

/** Whose dossier it is. Undefined where it names nobody. */
export function readCompany(dossier: Node, today: string): Company | undefined {
  const registry = nodeAt(dossier, '/registry')
  const ipo = member(dossier, 'ipo', 'offering')
  const nameZh = factAt(member(registry, 'name_zh', 'name', 'company_name'))
  const nameEn = factAt(member(registry, 'name_en'))
  const again = factAt(member(ipo, 'code'))
  const code = factAt(member(dossier, 'code', 'stock_code')) ?? again
  const shortName = factAt(member(ipo, 'short_name'))
  const isSynthetic = factAt(member(dossier, 'synthetic'))
  const name = nameZh ?? nameEn
  if (!name) return undefined
  const listing = dayAt(member(ipo, 'listing_date'))
  // What has not happened yet can't be recorded as if it had.
  const listedOn = listing && listing <= today ? listing : undefined
  return {
    code: code?.value ?? `? ${name.value.slice(0, 60)}`,
    shortName: shortName?.value ?? name.value,
    isSynthetic: isSynthetic?.value === 'true',
    named: [isSynthetic, code, again?.value === code?.value ? again : undefined, shortName].flatMap(
      (each) => (each ? [each.leaf] : []),
    ),
    nameZh: nameZh?.value ?? '',
    nameEn: nameEn?.value ?? '',
    day: dayOfDossier(dossier, ipo, listedOn, today),
    listedOn,
    foundedOn: dayAt(member(registry, 'established')),
    today,
  }
}

export function dayAt(node: Node): string | undefined {
  const fact = factAt(node)
  return fact && dayOf(fact.value)
}

// In the order in which they tell the day of the papers that the facts were read from.
function dayOfDossier(
  dossier: Node,
  ipo: Node,
  listedOn: string | undefined,
  today: string,
): string | undefined {
  const prospectus = factAt(member(member(member(dossier, 'sources'), 'prospectus'), 'url'))
  const eve = listedOn && addDays(localDate(listedOn), -1)
  const days = [
    dayAt(member(ipo, 'prospectus_published')),
    dayInAddress(prospectus?.value),
    eve,
    dayAt(member(ipo, 'subscription_date')),
    dayAt(member(ipo, 'registration_date')),
    dayAt(member(ipo, 'listing_announcement')),
    dayAt(member(ipo, 'committee_date')),
    dayAt(member(ipo, 'acceptance_date')),
    lastDayOfHistory(dossier),
    dayAt(nodeAt(dossier, '/registry/joint_stock')),
    dayAt(nodeAt(dossier, '/registry/established')),
  ]
  return days.find((day) => day !== undefined && day <= today)
}

function lastDayOfHistory(dossier: Node): string | undefined {
  return items(member(dossier, 'capital_history'))
    .flatMap((entry) => dayAt(member(entry, 'date')) ?? [])
    .toSorted()
    .at(-1)
}
