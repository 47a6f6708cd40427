import type { Pledge, PledgeStatus } from '../api/pledges.ts'
import type { OperationId } from '../contract/contract.ts'
import { EnterpriseLink } from '../deals/names.tsx'
import { todayInShanghai } from '../i18n/day.ts'
import { useText } from '../i18n/i18n.ts'
import { Details } from '../kit/details.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { History } from '../kit/history.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { PledgeStatusTag } from './status-tag.tsx'

/** What may be recorded of a pledge that stands so, the usual one first. */
const steps: Readonly<Record<PledgeStatus, readonly OperationId[]>> = {
  reserved: ['filePledge', 'lapsePledge'],
  filed: ['registerPledge', 'lapsePledge'],
  registered: ['releasePledge', 'changePledge', 'enforcePledge'],
  changed: ['releasePledge', 'changePledge', 'enforcePledge'],
  released: [],
  enforced: [],
  lapsed: [],
}

/** Fields that say today unless somebody says otherwise. */
const days = ['filedOn', 'registeredOn', 'changedOn', 'releasedOn', 'enforcedOn']

/** Pledges with how they stand and what is to be recorded next. */
export function PledgesTable(props: { rows: readonly Pledge[] }) {
  const text = useText()
  const column = useColumn<Pledge>('Pledge')
  const columns: Column<Pledge>[] = [
    { ...column('number'), title: text('pledges.right') },
    {
      ...column('enterpriseId', { wide: true }),
      cell: ({ enterpriseId }) => <EnterpriseLink id={enterpriseId} />,
    },
    {
      ...column('status'),
      cell: ({ status, expiresOn }) => (
        <>
          <PledgeStatusTag of={status} />
          {expiresOn && status !== 'lapsed' ? (
            <div className="quiet wide-only">{text('pledges.keptUntil', { day: expiresOn })}</div>
          ) : null}
        </>
      ),
    },
    column('secured', { wide: true }),
    column('maturesOn', { wide: true }),
    { key: 'next', title: text('pledges.next'), cell: (pledge) => <Steps of={pledge} /> },
  ]
  return (
    <DataTable
      testId="pledges"
      rows={props.rows}
      rowKey={({ pledgeId }) => pledgeId}
      columns={columns}
      expand={(pledge) => (
        <div className="stack">
          <Details
            schema="Pledge"
            of={pledge}
            show={[
              'bank',
              'secured',
              'maturesOn',
              'contractNumber',
              'loanCase',
              'reservedOn',
              'filingNumber',
              'registrationNumber',
              'statusOn',
              'evidence',
              'pledgeId',
            ]}
          />
          <History entries={pledge.history} />
        </div>
      )}
    />
  )
}

function Steps(props: { of: Pledge }) {
  const { ipRightId, pledgeId, status, version } = props.of
  const today = todayInShanghai()
  return (
    <div className="actions">
      {steps[status].map((id) => (
        <CommandButton
          key={id}
          id={id}
          path={{ ipRightId, pledgeId }}
          seen={version}
          initial={Object.fromEntries(days.map((day) => [day, today]))}
          hide={['evidence']}
        />
      ))}
    </div>
  )
}
