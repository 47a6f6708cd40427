import { parseAsString, useQueryState } from 'nuqs'
import { type Consent, useConsents, useEligibilityQueries } from '../api/credit.ts'
import { QueriesTable } from '../bank/queries-table.tsx'
import { EnterpriseLink } from '../deals/names.tsx'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Details } from '../kit/details.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Head, Part } from '../kit/head.tsx'
import { History } from '../kit/history.tsx'
import { Paging } from '../kit/paging.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { useSession } from '../session/use-session.ts'
import { GiveConsent, RecordPaperConsent } from './give-consent.tsx'
import { ConsentStatusTag } from './status-tag.tsx'

/**
 * What enterprises let banks know. An enterprise gives and revokes, and sees who asked about it; a bank sees what was granted to
 * it; the keeper of the register records what was signed on paper.
 */
export function ConsentsPage() {
  const text = useText()
  const roles = useSession()?.roles ?? []
  const isEnterprise = roles.includes('enterprise-officer')
  return (
    <div className="stack">
      <Head
        title={text('consents.title')}
        actions={isEnterprise ? <GiveConsent /> : <RecordPaperConsent />}
      />
      <Given />
      {isEnterprise ? <WhoAsked /> : null}
    </div>
  )
}

function Given() {
  const text = useText()
  const [pageToken, go] = useQueryState('pageToken', parseAsString.withDefault(''))
  const found = useConsents(pageToken)
  return (
    <Part title={text('consents.given')} testId="given">
      <Asked query={found}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? (
              <ConsentsTable rows={items} />
            ) : (
              <Empty says={text('consents.none')} />
            )}
            <Paging
              first={pageToken === ''}
              next={nextPageToken}
              onGo={(next) => void go(next || null)}
            />
          </>
        )}
      </Asked>
    </Part>
  )
}

function ConsentsTable(props: { rows: readonly Consent[] }) {
  const text = useText()
  const word = useWord()
  const column = useColumn<Consent>('Consent')
  const words = (section: 'consentPurposes' | 'consentScopes', keys: readonly string[]) =>
    keys.map((key) => word(section, key)).join(', ')
  const columns: Column<Consent>[] = [
    column('bank'),
    {
      ...column('enterpriseId', { wide: true }),
      cell: ({ enterpriseId }) => <EnterpriseLink id={enterpriseId} />,
    },
    { ...column('status'), cell: ({ status }) => <ConsentStatusTag of={status} /> },
    {
      ...column('purposes', { wide: true }),
      cell: ({ purposes }) => words('consentPurposes', purposes),
    },
    { ...column('scopes', { wide: true }), cell: ({ scopes }) => words('consentScopes', scopes) },
    column('validTo', { wide: true }),
    {
      key: 'revoke',
      title: '',
      cell: ({ consentId, version, status }) => (
        <CommandButton
          id="revokeConsent"
          path={{ consentId }}
          seen={version}
          label={text('consents.revoke')}
          offered={status === 'valid' || status === 'not-yet-valid'}
        />
      ),
    },
  ]
  return (
    <DataTable
      testId="consents"
      rows={props.rows}
      rowKey={({ consentId }) => consentId}
      columns={columns}
      expand={(consent) => (
        <div className="stack">
          <Details
            schema="Consent"
            of={consent}
            show={[
              [text('consents.purposes'), words('consentPurposes', consent.purposes)],
              [text('consents.scopes'), words('consentScopes', consent.scopes)],
              'validFrom',
              'validTo',
              'signatory',
              'capacity',
              'method',
              'separate',
              'grantedOn',
              'revokedOn',
              'textDigest',
              'evidence',
              'consentId',
            ]}
          />
          <History entries={consent.history} />
        </div>
      )}
    />
  )
}

/** Who asked about the enterprise: who, when, what for, and what came of it. */
function WhoAsked() {
  const text = useText()
  const [pageToken, go] = useQueryState('askedPage', parseAsString.withDefault(''))
  const found = useEligibilityQueries(pageToken)
  return (
    <Part title={text('consents.whoAsked')} testId="who-asked">
      <Asked query={found}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? (
              <QueriesTable rows={items} />
            ) : (
              <Empty says={text('consents.nobodyAsked')} />
            )}
            <Paging
              first={pageToken === ''}
              next={nextPageToken}
              onGo={(next) => void go(next || null)}
            />
          </>
        )}
      </Asked>
    </Part>
  )
}
