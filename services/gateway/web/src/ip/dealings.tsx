import type { ReactNode } from 'react'
import type { IpRight } from '../api/ip-rights.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Money } from '../kit/money.tsx'

/** Licences, disputes, requests to invalidate, consents and pledges; each says since when and until when. */
export function Dealings(props: { of: IpRight }) {
  const text = useText()
  const word = useWord()
  const { licences, disputes, invalidations, consents, pledges } = props.of
  return (
    <>
      <Group title={text('ip.pledges')}>
        {pledges.map(({ version, pledgee, reference, secured, since, until, releasedOn }) => (
          <li key={version}>
            <strong>{pledgee}</strong> {reference} {secured ? <Money of={secured} /> : null}
            <Span since={since} until={until} over={releasedOn} />
          </li>
        ))}
      </Group>
      <Group title={text('ip.licences')}>
        {licences.map(({ version, licensee, reference, kind, since, until }) => (
          <li key={version}>
            <strong>{licensee}</strong> {word('ipLicenceKinds', kind)} {reference}
            <Span since={since} until={until} />
          </li>
        ))}
      </Group>
      <Group title={text('ip.disputes')}>
        {disputes.map(({ version, reference, kind, opponent, since, settledOn, outcome }) => (
          <li key={version}>
            <strong>{word('ipDisputeKinds', kind)}</strong> {reference} {opponent} {outcome}
            <Span since={since} over={settledOn} />
          </li>
        ))}
      </Group>
      <Group title={text('ip.invalidations')}>
        {invalidations.map(({ version, reference, requester, since, decidedOn, outcome }) => (
          <li key={version}>
            <strong>
              {outcome ? word('ipInvalidationOutcomes', outcome) : text('ip.pending')}
            </strong>{' '}
            {reference} {requester}
            <Span since={since} over={decidedOn} />
          </li>
        ))}
      </Group>
      <Group title={text('ip.consents')}>
        {consents.map(({ version, ownerName, purpose, since, until }) => (
          <li key={version}>
            <strong>{ownerName || text('ip.agreedOtherwise')}</strong>{' '}
            {word('ipConsentPurposes', purpose)}
            <Span since={since} until={until} />
          </li>
        ))}
      </Group>
    </>
  )
}

function Group(props: { title: string; children: readonly ReactNode[] }) {
  return props.children.length > 0 ? (
    <>
      <h3>{props.title}</h3>
      <ul className="facts">{props.children}</ul>
    </>
  ) : null
}

function Span(props: { since: string; until?: string | undefined; over?: string | undefined }) {
  const text = useText()
  const { since, until, over } = props
  return (
    <div className="quiet">
      {text('ip.since', { date: since })}
      {until ? ` · ${text('ip.until', { date: until })}` : ''}
      {over ? ` · ✓ ${text('ip.over', { date: over })}` : ''}
    </div>
  )
}
