import { Link, useParams } from 'react-router'
import { type LoanApplication, useLoan } from '../api/loans.ts'
import { EnterpriseLink } from '../deals/names.tsx'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { AsOfBar } from '../kit/as-of-bar.tsx'
import { Asked } from '../kit/asked.tsx'
import { Details } from '../kit/details.tsx'
import { Head, Part } from '../kit/head.tsx'
import { History } from '../kit/history.tsx'
import { isPast, useAsOf } from '../kit/use-as-of.ts'
import { Commands } from './commands.tsx'
import { Requirements } from './requirements.tsx'
import { Repayments, Schedule } from './schedule.tsx'
import { LoanStatusTag } from './status-tag.tsx'

/** One loan: what is asked for, what the product asks, what was decided, what is repaid when. */
export function LoanPage() {
  const text = useText()
  const { loanId = '' } = useParams()
  const [asOf, setAsOf] = useAsOf()
  const found = useLoan(loanId, asOf)
  const past = isPast(asOf)
  return (
    <div className="stack">
      <AsOfBar asOf={asOf} onChange={setAsOf} />
      <Asked query={found}>
        {(loan) => (
          <>
            <Facts of={loan} past={past} />
            <Requirements of={loan} past={past} />
            <Decision of={loan} />
            <Schedule of={loan} asOf={asOf} />
            <Repayments of={loan} past={past} />
            <Part title={text('enterprise.history')}>
              <History entries={loan.history} />
            </Part>
          </>
        )}
      </Asked>
      <Link to="/loans">{text('loans.back')}</Link>
    </div>
  )
}

function Facts(props: { of: LoanApplication; past: boolean }) {
  const word = useWord()
  const { of: loan } = props
  return (
    <section className="part" data-testid="loan">
      <Head
        title={
          <>
            {word('loanProducts', loan.product)} · <EnterpriseLink id={loan.enterpriseId} />
          </>
        }
        beside={<LoanStatusTag of={loan} />}
        actions={props.past ? null : <Commands of={loan} />}
      />
      <Details
        schema="LoanApplication"
        of={loan}
        show={[
          'bank',
          'uscc',
          'amount',
          'termMonths',
          'method',
          'purpose',
          [
            word('fields', 'rights'),
            loan.rights.map(({ number }) => number).join(', ') || undefined,
          ],
          'draftedOn',
          'receivedOn',
          'statusOn',
          'evidence',
          'outstanding',
          'overdue',
          [word('fields', 'overdueDays'), loan.overdueDays || undefined],
          'loanApplicationId',
        ]}
      />
    </section>
  )
}

/** What reviewers thought of it, what was decided, by whom and why, and the contract. */
function Decision(props: { of: LoanApplication }) {
  const text = useText()
  const word = useWord()
  const { reviews, decision, contract } = props.of
  if (reviews.length === 0 && !decision) return null
  return (
    <Part title={text('loans.decision')} testId="loan-decision">
      {reviews.map((review) => (
        <p key={review.version}>
          {word('fields', 'reviews')} · {review.reviewedOn} · {review.officerName}: {review.reason}
        </p>
      ))}
      {decision ? (
        <Details
          schema="LoanDecision"
          of={decision}
          show={['decision', 'decidedOn', 'officerName', 'amount', 'reason']}
        />
      ) : null}
      {contract ? (
        <Details
          schema="LoanContract"
          of={contract}
          show={[
            'contractNumber',
            'contractedOn',
            'amount',
            'ratePercent',
            'dayCount',
            'method',
            'everyMonths',
            'maturesOn',
          ]}
        />
      ) : null}
    </Part>
  )
}
