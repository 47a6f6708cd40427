import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import { type Deal, useDeals } from '../api/deals.ts'
import { useFunds } from '../api/funds.ts'
import { useNameOf } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { ChoiceFilter } from '../kit/choice-filter.tsx'
import { Empty } from '../kit/empty.tsx'
import { Head } from '../kit/head.tsx'
import { Money } from '../kit/money.tsx'
import { Paging } from '../kit/paging.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { isFiltered, useFilter } from '../kit/use-filter.ts'
import { useTermOptions } from '../kit/use-term-options.ts'
import { EnterpriseLink, FundLink } from './names.tsx'
import { StatusTag } from './status-tag.tsx'

/** The deals of the funds, by state, fund and enterprise. */
export function DealsPage() {
  const text = useText()
  const nameIn = useNameOf()
  const statuses = useTermOptions('dealStatuses')
  const [filter, change] = useFilter('status', 'fundId', 'enterpriseId')
  const found = useDeals(filter)
  const funds = useFunds().data?.items ?? []
  const nothing = { status: '', fundId: '', enterpriseId: '' }
  return (
    <div className="stack">
      <Head title={text('deals.title')} />
      <div className="actions no-print">
        <ChoiceFilter
          all={text('deals.allStatuses')}
          value={filter.status}
          options={statuses}
          onChange={(status) => change({ status })}
        />
        <ChoiceFilter
          all={text('deals.allFunds')}
          value={filter.fundId}
          options={funds.map((fund) => ({ value: fund.fundId, label: nameIn(fund) }))}
          onChange={(fundId) => change({ fundId })}
        />
        {filter.enterpriseId ? (
          <Tag closable onClose={() => change({ enterpriseId: '' })}>
            <EnterpriseLink id={filter.enterpriseId} />
          </Tag>
        ) : null}
      </div>
      <Asked query={found}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? (
              <DealTable rows={items} />
            ) : (
              <Empty says={text(isFiltered(filter) ? 'deals.emptyFilter' : 'deals.empty')}>
                {isFiltered(filter) ? (
                  <Button onClick={() => change(nothing)}>{text('list.clearFilter')}</Button>
                ) : null}
              </Empty>
            )}
            <Paging
              first={filter.pageToken === ''}
              next={nextPageToken}
              onGo={(pageToken) => change({ pageToken })}
            />
          </>
        )}
      </Asked>
    </div>
  )
}

function DealTable(props: { rows: readonly Deal[] }) {
  const text = useText()
  const word = useWord()
  const column = useColumn<Deal>('Deal')
  const columns: Column<Deal>[] = [
    {
      ...column('round'),
      cell: ({ dealId, round }) => (
        <Link to={`/deals/${dealId}`}>{round ? word('rungs', round) : text('deals.one')}</Link>
      ),
    },
    { ...column('enterpriseId'), cell: (deal) => <EnterpriseLink id={deal.enterpriseId} /> },
    { ...column('fundId', { wide: true }), cell: (deal) => <FundLink id={deal.fundId} /> },
    { ...column('status'), cell: (deal) => <StatusTag status={deal.status} /> },
    {
      key: 'amount',
      title: text('deals.amount'),
      number: true,
      cell: (deal) => <Money short of={deal.approvedAmount ?? deal.proposedAmount} />,
    },
    column('openedOn', { wide: true }),
    column('statusOn', { wide: true }),
  ]
  return (
    <DataTable testId="deals" rows={props.rows} rowKey={(deal) => deal.dealId} columns={columns} />
  )
}
