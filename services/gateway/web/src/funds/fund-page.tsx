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
import { useManages, useMayCall } from '../session/use-session.ts'

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
  const own = useManages(fund.managedBy)
  const inWords = useTwoPeople()
  const reversal = useReversal(fund)
  return (
    <div className="stack">
      <section className="part">
        <Head
          title={nameIn(fund)}
          beside={<Mark of={fund.provenance} />}
          actions={
            <>
              <Link to={`/deals?fundId=${fund.fundId}`}>{text('nav.deals')}</Link>
              <CommandButton
                id="setFundPolicy"
                path={{ fundId: fund.fundId }}
                offered={own}
                initial={{ twoPeople: fund.twoPeople ?? { approval: false, closing: false } }}
              />
              <CommandButton id="classifyFund" path={{ fundId: fund.fundId }} offered={own} />
              <CommandButton id="changeFundManager" path={{ fundId: fund.fundId }} offered={own} />
            </>
          }
        />
        <Details
          schema="Fund"
          of={fund}
          show={[
            'generalPartner',
            'kind',
            'managedBy',
            [word('fields', 'twoPeople'), inWords(fund.twoPeople)],
            [text('funds.weakerAsked'), fund.weakerAsked && inWords(fund.weakerAsked)],
            ...(fund.handOverAsked ? (['handOverAsked'] as const) : []),
            'openedOn',
            'targetSize',
            'totalCommitted',
            'reserved',
            'invested',
            'available',
          ]}
        />
      </section>
      {own ? null : <span className="quiet">{text('funds.ofAnother')}</span>}
      <Part
        title={word('fields', 'commitments')}
        actions={
          <CommandButton
            id="addCommitment"
            path={{ fundId: fund.fundId }}
            offered={own}
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
            ...(own && reversal ? [reversal] : []),
          ]}
        />
      </Part>
    </div>
  )
}

/** Which steps take two people, in a sentence. */
function useTwoPeople(): (policy: Fund['twoPeople']) => string {
  const text = useText()
  return (policy) => {
    if (policy?.approval && policy.closing) return text('funds.twoForBoth')
    if (policy?.approval) return text('funds.twoForApproval')
    return text(policy?.closing ? 'funds.twoForClosing' : 'funds.onePersonMay')
  }
}

/** The way to take a commitment back, beside it; undefined for whoever may not. */
function useReversal({ fundId, version }: Fund): Column<Commitment> | undefined {
  const text = useText()
  if (!useMayCall('reverseCommitment')) return undefined
  return {
    key: 'reversal',
    title: '',
    cell: ({ partnerId, partnerName }) => (
      <CommandButton
        id="reverseCommitment"
        label={text('reversal.begin')}
        path={{ fundId, partnerId }}
        seen={version}
        preview={() => (
          <Consequences say={text('funds.reverseCommitment.changes', { partner: partnerName })} />
        )}
      />
    ),
  }
}
