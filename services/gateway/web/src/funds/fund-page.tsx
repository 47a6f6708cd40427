import { Link, useParams } from 'react-router'
import { type Commitment, type Fund, useFund } from '../api/funds.ts'
import { useNameOf } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Details } from '../kit/details.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Consequences } from '../kit/form/consequences.tsx'
import { Head, Part } from '../kit/head.tsx'
import { Mark } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { useMayCall } from '../session/use-session.ts'

/** One fund: its capital, who committed it, and the way to its deals. */
export function FundPage() {
  const { fundId = '' } = useParams()
  return <Asked query={useFund(fundId)}>{(fund) => <FundView fund={fund} />}</Asked>
}

function FundView(props: { fund: Fund }) {
  const text = useText()
  const word = useWord()
  const nameIn = useNameOf()
  const column = useColumn<Commitment>('Commitment')
  const { fund } = props
  const mayReverse = useMayCall('reverseCommitment')
  const reversal: Column<Commitment> = {
    key: 'reversal',
    title: '',
    cell: ({ partnerId, partnerName }) => (
      <CommandButton
        id="reverseCommitment"
        label={text('reversal.begin')}
        path={{ fundId: fund.fundId, partnerId }}
        seen={fund.version}
        preview={() => (
          <Consequences say={text('funds.reverseCommitment.changes', { partner: partnerName })} />
        )}
      />
    ),
  }
  return (
    <div className="stack">
      <section className="part">
        <Head
          title={nameIn(fund)}
          beside={<Mark of={fund.provenance} />}
          actions={<Link to={`/deals?fundId=${fund.fundId}`}>{text('nav.deals')}</Link>}
        />
        <Details
          schema="Fund"
          of={fund}
          show={[
            'generalPartner',
            'openedOn',
            'targetSize',
            'totalCommitted',
            'reserved',
            'invested',
            'available',
          ]}
        />
      </section>
      <Part
        title={word('fields', 'commitments')}
        actions={
          <CommandButton
            id="addCommitment"
            path={{ fundId: fund.fundId }}
            hide={['partnerId']}
            complete={(request) => ({ ...request, partnerId: request.partnerName })}
          />
        }
      >
        <DataTable
          testId="commitments"
          rows={fund.commitments}
          rowKey={(commitment) => commitment.partnerId}
          columns={[
            column('partnerName'),
            column('partnerKind'),
            column('amount'),
            column('committedOn', { wide: true }),
            ...(mayReverse ? [reversal] : []),
          ]}
        />
      </Part>
    </div>
  )
}
