import { Link, useParams } from 'react-router'
import { type Deal, type RecordedSubscription, useDeal } from '../api/deals.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { AsOfBar } from '../kit/as-of-bar.tsx'
import { Asked } from '../kit/asked.tsx'
import { Details } from '../kit/details.tsx'
import { Head, Part } from '../kit/head.tsx'
import { History } from '../kit/history.tsx'
import { useProvenanceLine } from '../kit/provenance-line.tsx'
import { DataTable, useColumn } from '../kit/table.tsx'
import { TraceId } from '../kit/trace-id.tsx'
import { isPast, useAsOf } from '../kit/use-as-of.ts'
import { Commands } from './commands.tsx'
import { EnterpriseLink, FundLink } from './names.tsx'
import { StatusTag } from './status-tag.tsx'
import { stepsOf } from './steps.ts'

/** One deal: where it stands, what it came to, and what can be done next. */
export function DealPage() {
  const text = useText()
  const { dealId = '' } = useParams()
  const [asOf, setAsOf] = useAsOf()
  const found = useDeal(dealId, asOf)
  return (
    <div className="stack">
      <AsOfBar asOf={asOf} onChange={setAsOf} />
      <Asked query={found}>
        {(deal) => (
          <>
            <Facts deal={deal} past={isPast(asOf)} />
            {deal.closing ? <Closing deal={deal} closing={deal.closing} /> : null}
            <Part title={text('enterprise.history')}>
              <History entries={deal.history} />
            </Part>
          </>
        )}
      </Asked>
      <Link to="/deals">{text('deals.back')}</Link>
    </div>
  )
}

function Facts(props: { deal: Deal; past: boolean }) {
  const text = useText()
  const word = useWord()
  const { deal } = props
  const latest = deal.history.at(-1)?.recording
  return (
    <section className="part" data-testid="deal">
      <Head
        title={
          <>
            {deal.round ? word('rungs', deal.round) : text('deals.one')} ·{' '}
            <EnterpriseLink id={deal.enterpriseId} />
          </>
        }
        beside={<StatusTag status={deal.status} />}
        actions={props.past ? null : <Commands deal={deal} />}
      />
      <ol className="way">
        {stepsOf(deal).map(({ status, on }) => (
          <li key={status} className={on ? 'done' : ''}>
            {word('dealStatuses', status)} <span className="quiet">{on ?? '–'}</span>
          </li>
        ))}
      </ol>
      <Details
        schema="Deal"
        of={deal}
        show={[
          [word('fields', 'fundId'), <FundLink key="of" id={deal.fundId} />],
          'proposedAmount',
          'approvedAmount',
          'openedOn',
          'statusOn',
          'note',
          [text('history.trace'), <TraceId key="trace" id={latest?.traceId} />],
        ]}
      />
    </section>
  )
}

function Closing(props: { deal: Deal; closing: NonNullable<Deal['closing']> }) {
  const word = useWord()
  const column = useColumn<RecordedSubscription>('RecordedSubscription')
  const { deal, closing } = props
  const from = useProvenanceLine(closing.provenance)
  return (
    <Part title={word('fields', 'closing')} testId="closing">
      <Details schema="DealClosing" of={closing} show={['closedOn', 'preMoney', 'sharePrice']} />
      {deal.figures ? (
        <Details
          schema="RoundFigures"
          of={deal.figures}
          show={['totalRaised', 'newShares', 'postMoney', 'impliedSharesBefore']}
        />
      ) : null}
      <DataTable
        testId="subscriptions"
        rows={closing.subscriptions}
        rowKey={(subscription) => subscription.holderId}
        columns={[
          column('holderName'),
          column('holderKind', { wide: true }),
          column('shares'),
          column('amount'),
        ]}
      />
      <Details schema="DealClosing" of={closing} show={['evidence', from]} />
    </Part>
  )
}
