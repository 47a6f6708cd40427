import { useState } from 'react'
import type { IpRight } from '../api/ip-rights.ts'
import type { SchemaName } from '../contract/contract.ts'
import { useEventName } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { ChoiceFilter } from '../kit/choice-filter.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { useMayCall } from '../session/use-session.ts'

/** What can happen to a right, as its part of a request is called; the most frequent first. */
const facts = [
  'IpGranted',
  'IpAnnuityPaid',
  'IpStatusChanged',
  'IpOwnersChanged',
  'IpPledged',
  'IpPledgeReleased',
  'IpConsentGiven',
  'IpLicensed',
  'IpLicenceEnded',
  'IpDisputeOpened',
  'IpDisputeSettled',
  'IpInvalidationRequested',
  'IpInvalidationDecided',
  'IpRenewed',
  'IpTermCompensated',
  'IpMarked',
  'IpMarkRemoved',
] as const satisfies readonly SchemaName[]

type FactName = (typeof facts)[number]

/** `IpStatusChanged` is sent as `status-changed`. */
export const typeOf = (name: FactName): string =>
  name
    .slice(2)
    .replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase()

/** Offers to record what happened to a right: first which sort of thing, then its form. */
export function RecordFact(props: { right: IpRight }) {
  const text = useText()
  const eventName = useEventName()
  const [chosen, choose] = useState('')
  const may = useMayCall('recordIpFacts')
  const name = facts.find((fact) => fact === chosen)
  if (!may) return null
  const { ipRightId, version, owners } = props.right
  return (
    <>
      <ChoiceFilter
        all={text('ip.recordFact')}
        value={chosen}
        options={facts.map((value) => ({ value, label: eventName(value) }))}
        onChange={choose}
      />
      {name ? (
        <CommandButton
          key={name}
          id="recordIpFacts"
          primary
          label={text('ip.recordOne', { what: eventName(name) })}
          part={{ schema: name, at: ['facts', 0], title: eventName(name) }}
          path={{ ipRightId }}
          seen={version}
          hide={['type', 'provenance.synthetic']}
          initial={{
            ...(name === 'IpOwnersChanged' && { owners, acquisition: 'transfer' }),
            provenance: { confidence: 'reported', synthetic: false },
          }}
          suggest={{ ownerName: owners.map((owner) => owner.name) }}
          complete={(fact) => ({ facts: [{ ...fact, type: typeOf(name) }] })}
          after={() => choose('')}
        />
      ) : null}
    </>
  )
}
