import { parseAsString, useQueryState } from 'nuqs'
import { Link } from 'react-router'
import { exportLoans, type LoanApplication, useLoans } from '../api/loans.ts'
import { EnterpriseLink } from '../deals/names.tsx'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { ExportButtons } from '../kit/export-buttons.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Head } from '../kit/head.tsx'
import { Money } from '../kit/money.tsx'
import { Paging } from '../kit/paging.tsx'
import { useSession } from '../session/use-session.ts'
import { LoanStatusTag } from './status-tag.tsx'
import { columnsOfBoard } from './steps.ts'

/** Loans as a board: a bank sees its own, an enterprise those about itself. */
export function LoansPage() {
  const text = useText()
  const [pageToken, go] = useQueryState('pageToken', parseAsString.withDefault(''))
  const session = useSession()
  const isBank = session?.roles.includes('bank-officer') ?? false
  const organisation = session?.organisation ?? ''
  const found = useLoans('', pageToken)
  return (
    <div className="stack">
      <Head
        title={text('loans.title')}
        actions={
          <>
            <CommandButton
              id="draftLoan"
              primary
              label={text(isBank ? 'loans.recordPaper' : 'loans.apply')}
              initial={isBank ? { bank: organisation } : { uscc: organisation }}
              hide={isBank ? ['bank'] : ['uscc']}
            />
            <ExportButtons onExport={(kind) => exportLoans('', kind)} />
          </>
        }
      />
      <Asked query={found}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? <Board of={items} /> : <Empty says={text('loans.none')} />}
            <Paging
              first={pageToken === ''}
              next={nextPageToken}
              onGo={(next) => void go(next || null)}
            />
          </>
        )}
      </Asked>
    </div>
  )
}

/** A column for each stretch of the way; on a telephone one below the other. */
function Board(props: { of: readonly LoanApplication[] }) {
  const word = useWord()
  return (
    <div className="board" data-testid="loans">
      {columnsOfBoard.map((statuses) => {
        const loans = props.of.filter(({ status }) => statuses.includes(status))
        const title = statuses.map((one) => word('loanApplicationStatuses', one)).join(' · ')
        return (
          <section key={title} aria-label={title}>
            <h2>
              {title} <span className="quiet">{loans.length}</span>
            </h2>
            {loans.map((loan) => (
              <Card key={loan.loanApplicationId} of={loan} />
            ))}
          </section>
        )
      })}
    </div>
  )
}

function Card(props: { of: LoanApplication }) {
  const word = useWord()
  const text = useText()
  const { loanApplicationId, product, enterpriseId, bank, amount, overdueDays, statusOn } = props.of
  return (
    <article className="card">
      <Link to={`/loans/${loanApplicationId}`}>{word('loanProducts', product)}</Link>
      <div>
        <EnterpriseLink id={enterpriseId} /> <span className="quiet">{bank}</span>
      </div>
      <div>
        <Money of={amount} />
      </div>
      <LoanStatusTag of={props.of} />
      <div className="quiet">
        {overdueDays > 0 ? text('loans.overdueFor', { days: overdueDays }) : statusOn}
      </div>
    </article>
  )
}
