import type { Evidence, Provenance } from '@seedline/register'
import type { CapitalEvent } from './capital-event.ts'
import type { Source } from './ledger.ts'
import type { ListedFacts } from './listed-facts.ts'

const words: Readonly<Record<CapitalEvent['kind'], string>> = {
  establishment: '设立 · establishment',
  increase: '增资 · capital increase',
  merger: '吸收合并 · merger by absorption',
  transfer: '股权转让 · share transfer',
  conversion: '股份制改造 · joint-stock conversion',
  reserve: '资本公积转增股本 · capital reserve to shares',
  gap: '未逐项披露 · not itemised',
}

/**
 * Where a company's facts come from. None is more than 'reported': the prospectus texts are
 * copies whose originals were not opened, and of the others only the openings of announcements
 * were read.
 */
export function provenance(
  { shareholders }: ListedFacts,
  confidence: Exclude<Provenance['confidence'], 'verified'> = 'reported',
  note?: string,
): Provenance {
  const source =
    shareholders === null
      ? 'Public announcements, openings of pages only'
      : 'Final prospectus, plain-text copy; announcements of registration and listing'
  return {
    source: (note === undefined ? source : `${source}; ${note}`).slice(0, 300),
    confidence,
    synthetic: false,
  }
}

export function announcement(
  facts: ListedFacts,
  title: string,
  url: string | null | undefined,
): Evidence {
  const whole = `${facts.ipo.short_name} ${facts.code}: ${title}`
  return {
    kind: 'announcement',
    title: whole.slice(0, 300),
    ...(url && /^https?:/.test(url) && { url }),
  }
}

export function sourceOfEvent(
  facts: ListedFacts,
  event: CapitalEvent,
  confidence: 'reported' | 'unverified',
  note?: string,
): Source {
  return {
    evidence: [announcement(facts, `${words[event.kind]} ${event.date}`, event.url)],
    provenance: provenance(facts, confidence, note),
  }
}
