import type { EventStore } from '@seedline/event-store'
import type { Words, WrittenFact } from '@seedline/rules'
import { attestedFact } from '../../../attested-fact/aggregate.ts'
import { attestedEntriesMax } from '../../../attested-fact/decide.ts'
import type { Attestation } from '../../../attested-fact/state.ts'
import { writtenOf } from '../../attested-facts/written.ts'
import type { Gatherer } from '../gatherer.ts'
import { gatheredFrom } from '../state-as-of.ts'
import { statedBy } from '../stated.ts'

/** What people stated, as far as it may still be relied on. */
export const attestedFacts = (store: EventStore, words: Words): Gatherer => ({
  name: { zh: '陈述的事实', en: 'Attested facts' },
  register: 'attested_fact',
  gather: gatheredFrom(
    { store, aggregate: attestedFact, limit: attestedEntriesMax },
    ({ facts }, asked) => {
      const relied = facts.filter(
        ({ withdrawn, attestedOn, validUntil }) =>
          !withdrawn && attestedOn <= asked.on && (validUntil === null || validUntil >= asked.on),
      )
      return { facts: latestOfDates(words, relied).map((one) => written(words, one)) }
    },
  ),
})

const written = (words: Words, { provenance, ...fact }: Attestation): WrittenFact => ({
  ...writtenOf(words, fact),
  ...statedBy(provenance, sourceOf(fact)),
})

const sourceOf = ({ by, evidence }: Pick<Attestation, 'by' | 'evidence'>): string =>
  [by, evidence[0]?.title ?? '']
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 500)

// A date has no period: of several that were stated the latest statement counts.
function latestOfDates(words: Words, facts: readonly Attestation[]): readonly Attestation[] {
  const isDate = ({ fact }: Attestation) => words.facts.get(fact)?.kind === 'date'
  return facts.filter(
    (one) =>
      !isDate(one) ||
      facts.every((other) => other.fact !== one.fact || other.attestedOn <= one.attestedOn),
  )
}
