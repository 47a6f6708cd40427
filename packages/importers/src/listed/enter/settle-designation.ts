import type { WishOf } from '../found.ts'
import { idsOf, isOwnOf, pathOf, reasonOf, type Settling } from './settling.ts'
import { correctedBy, same, type Verdict, verdictOf } from './verdict.ts'

type Designation = WishOf<'designation'>
type Found = Settling['standing']['designations']['designations'][number]

export async function settleDesignation(wish: Designation, settling: Settling): Promise<Verdict> {
  const { designations, version } = settling.standing.designations
  const there = designations.find((one) => one.status !== 'reversed' && isSameTerm(one, wish))
  if (there) return compare(wish, there, settling)
  const { designation: kind, level, certificateNumber, validFrom, validTo, batch, authority } = wish
  const { evidence, provenance } = wish
  return verdictOf(
    await settling.recorder.give({
      operation: 'recordDesignation',
      path: pathOf(settling, 'designations'),
      ids: idsOf(settling),
      body: {
        kind,
        level,
        ...(certificateNumber !== '' && { certificateNumber }),
        validFrom,
        ...(validTo !== undefined && { validTo }),
        ...(batch !== '' && { batch }),
        authority,
        evidence,
        provenance,
      },
      on: version,
    }),
  )
}

/** The same certificate, or one held at the same time. */
function isSameTerm(one: Found, wish: Designation): boolean {
  if (one.kind !== wish.designation || one.level !== wish.level) return false
  if (wish.certificateNumber !== '' && one.certificateNumber === wish.certificateNumber) return true
  return one.validFrom <= (wish.validTo ?? '9999') && wish.validFrom <= (one.validTo ?? '9999')
}

async function compare(wish: Designation, there: Found, settling: Settling): Promise<Verdict> {
  const now = { validTo: there.validTo ?? null, ...pick(there) }
  const then = { validTo: wish.validTo ?? null, ...pick(wish) }
  const changes = Object.entries(then).filter(
    ([name, value]) => value !== now[name as keyof typeof now],
  )
  if (changes.length === 0) return same
  const stated = changes.map(([name, value]) => `${name} ${value ?? '–'}`).join(', ')
  const found = changes
    .map(([name]) => `${name} ${now[name as keyof typeof now] ?? '–'}`)
    .join(', ')
  if (!isOwnOf(settling, there)) return { kind: 'differs', stated, found }
  const { designationId } = there
  const given = await settling.recorder.give({
    operation: 'correctDesignation',
    path: pathOf(settling, `designations/${encodeURIComponent(designationId)}/corrections`),
    ids: { ...idsOf(settling), designationId },
    body: {
      reason: reasonOf(settling),
      ...Object.fromEntries(changes.map(([name, value]) => [name, value === '' ? null : value])),
      evidence: wish.evidence,
    },
    on: settling.standing.designations.version,
  })
  return correctedBy(given, stated, found)
}

const pick = ({ certificateNumber, validFrom, batch, authority }: Found | Designation) => ({
  certificateNumber,
  validFrom,
  batch,
  authority,
})
