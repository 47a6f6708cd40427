import { exportSchedule, type LoanApplication, type LoanDue } from '../api/loans.ts'
import { useText } from '../i18n/i18n.ts'
import { ExportButtons } from '../kit/export-buttons.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { DataTable, useColumn } from '../kit/table.tsx'
import type { AsOf } from '../kit/use-as-of.ts'

/** What is repaid when, and what of it is paid on the day that is asked for. */
export function Schedule(props: { of: LoanApplication; asOf: AsOf }) {
  const text = useText()
  const column = useColumn<LoanDue>('LoanDue')
  const { loanApplicationId, schedule, toldFor } = props.of
  if (schedule.length === 0) return null
  return (
    <Part
      title={text('loans.schedule', { day: toldFor })}
      testId="loan-schedule"
      actions={
        <ExportButtons onExport={(kind) => exportSchedule(loanApplicationId, props.asOf, kind)} />
      }
    >
      <p className="quiet">{text('loans.rounding')}</p>
      <DataTable
        rows={schedule}
        rowKey={({ drawdown, dueOn }) => `${drawdown} ${dueOn}`}
        columns={[
          column('drawdown', { wide: true }),
          column('dueOn'),
          column('principal'),
          column('interest'),
          column('paidPrincipal', { wide: true }),
          column('paidInterest', { wide: true }),
          column('overdueDays', { number: true }),
        ]}
      />
    </Part>
  )
}

type Repayment = LoanApplication['repayments'][number]
type Subsidy = LoanApplication['subsidies'][number]

/** What was paid, and what was claimed of its interest; an entry that was a mistake is taken back here. */
export function Repayments(props: { of: LoanApplication; past: boolean }) {
  const text = useText()
  const column = useColumn<Repayment>('LoanRepayment')
  const ofSubsidies = useColumn<Subsidy>('LoanSubsidy')
  const { loanApplicationId, version, repayments, subsidies, entries } = props.of
  const latest = entries.at(-1)
  const reverse = (entryVersion: number | undefined) => (
    <CommandButton
      id="reverseLoanEntry"
      path={{ loanApplicationId }}
      seen={version}
      offered={!props.past && entryVersion !== undefined}
      initial={{ entryVersion }}
      hide={['entryVersion']}
    />
  )
  return (
    <Part
      title={text('loans.repayments')}
      testId="loan-repayments"
      actions={reverse(latest?.version)}
    >
      <DataTable
        rows={repayments}
        rowKey={(one) => String(one.version)}
        columns={[
          column('paidOn'),
          column('amount'),
          column('early'),
          { key: 'reverse', title: '', cell: (one) => reverse(one.version) },
        ]}
      />
      {subsidies.length > 0 ? (
        <DataTable
          testId="loan-subsidies"
          rows={subsidies}
          rowKey={(one) => String(one.version)}
          columns={[
            ofSubsidies('scheme'),
            ofSubsidies('periodFrom'),
            ofSubsidies('periodTo'),
            ofSubsidies('interest', { wide: true }),
            ofSubsidies('amount'),
            {
              key: 'unverified',
              title: '',
              cell: () => <span className="quiet">{text('loans.subsidyUnverified')}</span>,
            },
          ]}
        />
      ) : null}
    </Part>
  )
}
