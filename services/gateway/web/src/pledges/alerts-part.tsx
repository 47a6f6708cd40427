import { Radio } from 'antd'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { type Alert, useAlerts } from '../api/pledges.ts'
import { EnterpriseLink } from '../deals/names.tsx'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Details } from '../kit/details.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { Paging } from '../kit/paging.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { Says } from './says.tsx'

const which = ['open', 'all'] as const
const shown = {
  alerts: parseAsStringLiteral(which).withDefault('open'),
  alertsPage: parseAsString.withDefault(''),
}

/** What has touched what the bank watches: first what nobody has taken note of yet. */
export function AlertsPart() {
  const text = useText()
  const [{ alerts, alertsPage }, show] = useQueryStates(shown)
  const found = useAlerts(alerts === 'open' ? 'open' : undefined, alertsPage)
  const none = text(alerts === 'open' ? 'alerts.none' : 'alerts.noneAtAll')
  return (
    <Part title={text('alerts.title')} testId="alerts-part">
      <div className="actions no-print">
        <Radio.Group
          aria-label={text('alerts.which')}
          optionType="button"
          value={alerts}
          options={which.map((value) => ({ value, label: text(`alerts.${value}`) }))}
          onChange={({ target }) => void show({ alerts: target.value, alertsPage: null })}
        />
      </div>
      <Asked query={found}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? <AlertsTable rows={items} /> : <Empty says={none} />}
            <Paging
              first={alertsPage === ''}
              next={nextPageToken}
              onGo={(next) => void show({ alertsPage: next || null })}
            />
          </>
        )}
      </Asked>
    </Part>
  )
}

function AlertsTable(props: { rows: readonly Alert[] }) {
  const text = useText()
  const word = useWord()
  const column = useColumn<Alert>('Alert')
  const happened = ({ changes }: Alert) =>
    changes.map(({ kind }) => word('watchedChangeKinds', kind)).join(', ')
  const columns: Column<Alert>[] = [
    {
      key: 'what',
      title: text('alerts.what'),
      cell: (alert) => <strong>{happened(alert)}</strong>,
    },
    {
      key: 'of',
      title: text('pledges.right'),
      cell: ({ number, enterpriseId }) => number ?? <EnterpriseLink id={enterpriseId} />,
    },
    { key: 'state', title: text('alerts.state'), cell: (alert) => <Says of={alert} /> },
    column('raisedAt', { wide: true }),
    {
      key: 'acknowledge',
      title: '',
      cell: ({ alertId, version, status }) =>
        status === 'open' ? (
          <CommandButton
            id="acknowledgeAlert"
            path={{ alertId }}
            seen={version}
            label={text('alerts.acknowledge')}
          />
        ) : (
          word('alertStatuses', status)
        ),
    },
  ]
  return (
    <DataTable
      testId="alerts"
      rows={props.rows}
      rowKey={({ alertId }) => alertId}
      columns={columns}
      expand={(alert) => (
        <Details
          schema="Alert"
          of={alert}
          show={[
            ...alert.changes.map(({ kind, version, on }): [string, string, string] => [
              word('watchedChangeKinds', kind),
              text('alerts.entry', { version, day: on }),
              `${kind}${version}`,
            ]),
            'uscc',
            'raisedAt',
            'acknowledgedBy',
            'acknowledgedOn',
            'note',
            'pledgeId',
            'alertId',
          ]}
        />
      )}
    />
  )
}
