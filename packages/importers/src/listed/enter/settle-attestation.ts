import type { WishOf } from '../found.ts'
import { idsOf, isOwnOf, pathOf, reasonOf, type Settling } from './settling.ts'
import { correctedBy, same, type Verdict, verdictOf } from './verdict.ts'

export async function settleAttestation(
  wish: WishOf<'attestation'>,
  settling: Settling,
): Promise<Verdict> {
  const { facts, version } = settling.standing.attested
  const { fact, value, unit, attestedOn, evidence, provenance } = wish
  const there = facts.find(
    (one) => !one.withdrawn && one.fact === fact && one.attestedOn === attestedOn,
  )
  const [stated, found] = [`${value} ${unit}`, `${there?.value ?? ''} ${there?.unit ?? ''}`]
  if (there && stated === found) return same
  if (there && !isOwnOf(settling, there)) return { kind: 'differs', stated, found }
  if (there) {
    const withdrawal = await settling.recorder.give({
      operation: 'withdrawAttestedFact',
      path: pathOf(
        settling,
        `attested-facts/${encodeURIComponent(there.attestationId)}/withdrawal`,
      ),
      ids: { ...idsOf(settling), attestationId: there.attestationId },
      body: { reason: reasonOf(settling) },
      on: version,
    })
    if (withdrawal.kind !== 'recorded') return verdictOf(withdrawal)
  }
  const given = await settling.recorder.give({
    operation: 'attestFact',
    path: pathOf(settling, 'attested-facts'),
    ids: idsOf(settling),
    body: {
      fact,
      value,
      unit,
      attestedOn,
      by: `${settling.shortName}（公开资料 · by its public papers）`.slice(0, 200),
      evidence,
      provenance,
    },
    on: version,
  })
  return there ? correctedBy(given, stated, found) : verdictOf(given)
}
