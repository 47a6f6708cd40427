import type { WishOf } from '../found.ts'
import { idsOf, isOwnOf, pathOf, reasonOf, type Settling } from './settling.ts'
import { correctedBy, same, type Verdict, verdictOf } from './verdict.ts'

export async function settleCapital(wish: WishOf<'capital'>, settling: Settling): Promise<Verdict> {
  const { licence } = settling.standing
  const { statedOn, registered, evidence, provenance } = wish
  const there = licence.capitals.find((one) => one.statedOn === statedOn)
  const said = `${there?.registered?.amount ?? ''} ${there?.registered?.currency ?? ''}`
  const stated = `${registered.amount} ${registered.currency}`
  if (there && Number(there.registered?.amount) === Number(registered.amount)) return same
  if (there && !isOwnOf(settling, there)) return { kind: 'differs', stated, found: said }
  if (there) {
    const withdrawal = await withdraw(there.factId, settling)
    if (withdrawal.kind !== 'recorded') return withdrawal
  }
  const given = await settling.recorder.give({
    operation: 'stateCapital',
    path: pathOf(settling, 'licence/capital'),
    ids: idsOf(settling),
    body: { statedOn, registered, evidence, provenance },
    on: licence.version,
  })
  return there ? correctedBy(given, stated, said) : verdictOf(given)
}

export async function settlePerson(wish: WishOf<'person'>, settling: Settling): Promise<Verdict> {
  const { licence } = settling.standing
  const { name, office, appointedOn, isDated, evidence, provenance } = wish
  const holding = licence.people.filter(
    (one) => one.office === office && (one.endedOn === undefined || one.endedOn > appointedOn),
  )
  if (holding.some((one) => one.name === name)) return same
  const other = holding[0]
  const isWrong = other?.appointedOn === appointedOn
  // Whose own day is stated follows; of who is only known to be in office nobody can tell since when.
  const follows = other && isDated && other.appointedOn < appointedOn
  if (other && !((isWrong || follows) && isOwnOf(settling, other)))
    return { kind: 'differs', stated: name, found: other.name }
  if (other) {
    const made = follows
      ? await endOffice(other.factId, wish, settling)
      : await withdraw(other.factId, settling)
    if (made.kind !== 'recorded') return made
  }
  const given = await settling.recorder.give({
    operation: 'appointPerson',
    path: pathOf(settling, 'licence/people'),
    ids: idsOf(settling),
    body: { name, office, appointedOn, evidence, provenance },
    on: licence.version,
  })
  return isWrong ? correctedBy(given, name, other.name) : verdictOf(given)
}

/** The office was held until the day from which another holds it. */
async function endOffice(
  factId: string,
  { appointedOn, evidence }: WishOf<'person'>,
  settling: Settling,
): Promise<Verdict> {
  return verdictOf(
    await settling.recorder.give({
      operation: 'endAppointment',
      path: pathOf(settling, `licence/people/${encodeURIComponent(factId)}/end`),
      ids: { ...idsOf(settling), factId },
      body: { endedOn: appointedOn, evidence },
      on: settling.standing.licence.version,
    }),
  )
}

async function withdraw(factId: string, settling: Settling): Promise<Verdict> {
  return verdictOf(
    await settling.recorder.give({
      operation: 'withdrawLicenceFact',
      path: pathOf(settling, `licence/facts/${encodeURIComponent(factId)}/withdrawal`),
      ids: { ...idsOf(settling), factId },
      body: { reason: reasonOf(settling) },
      on: settling.standing.licence.version,
    }),
  )
}
