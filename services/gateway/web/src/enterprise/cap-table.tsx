import { Button, Descriptions, Empty, Space, Table, type TableColumnsType, Typography } from 'antd'
import type { CapTable, CapTableHolder, CapTableSecurity } from '../api/enterprises.ts'
import { ProvenanceTag } from '../app/provenance-tag.tsx'
import { groupDigits } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'

/** Who owns the enterprise: holders with shares and percentages that sum to exactly 100. */
export function CapTableView(props: { table: CapTable; past: boolean; onExport: () => void }) {
  const text = useText()
  const { table } = props
  const columns = useHolderColumns(
    table.holders.some((holder) => hasSome(holder.optionsOutstanding)),
  )
  if (table.holders.length === 0 && table.plans.length === 0) {
    return <Empty description={text(props.past ? 'cap.emptyAsOf' : 'cap.empty')} />
  }
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <Table<CapTableHolder>
        data-testid="cap-table"
        size="small"
        rowKey="holderId"
        columns={columns}
        dataSource={[...table.holders]}
        pagination={table.holders.length > 50 ? { pageSize: 50 } : false}
        expandable={{ expandedRowRender: (holder) => <Securities of={holder} table={table} /> }}
        summary={() => <TotalRow table={table} />}
      />
      <Typography.Text type="secondary">{text('cap.how')}</Typography.Text>
      <Classes table={table} />
      <Plans table={table} />
      <Button className="no-print" onClick={props.onExport}>
        {text('cap.export')}
      </Button>
    </Space>
  )
}

function hasSome(quantity: string): boolean {
  return /[1-9]/.test(quantity)
}

function useHolderColumns(withOptions: boolean): TableColumnsType<CapTableHolder> {
  const text = useText()
  const word = useWord()
  const columns: TableColumnsType<CapTableHolder> = [
    { title: text('cap.holder'), dataIndex: 'name' },
    {
      title: text('cap.kind'),
      dataIndex: 'kind',
      render: (kind: string) => word('holderKinds', kind),
    },
    {
      title: text('cap.quantity'),
      dataIndex: 'quantity',
      className: 'number',
      render: groupDigits,
    },
    {
      title: text('cap.percent'),
      dataIndex: 'percent',
      className: 'number',
      render: (percent: string) => `${percent} %`,
    },
  ]
  if (withOptions) {
    columns.push({
      title: text('cap.options'),
      dataIndex: 'optionsOutstanding',
      className: 'number',
      render: groupDigits,
    })
  }
  return columns
}

function TotalRow(props: { table: CapTable }) {
  const text = useText()
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={3}>
        <strong>{text('cap.total')}</strong>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={3} className="number">
        <strong data-testid="cap-total">{groupDigits(props.table.totalQuantity)}</strong>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={4} className="number">
        <strong data-testid="cap-total-percent">
          {sumOfPercents(props.table.holders.map((holder) => holder.percent))} %
        </strong>
      </Table.Summary.Cell>
    </Table.Summary.Row>
  )
}

/** Adds what the rows show, in ten-thousandths, so that the total can't hide a rounding gap. */
export function sumOfPercents(percents: readonly string[]): string {
  let sum = 0n
  for (const percent of percents) {
    const [whole = '0', fraction = ''] = percent.split('.')
    sum += BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0').slice(0, 4) || '0')
  }
  return `${sum / 10_000n}.${(sum % 10_000n).toString().padStart(4, '0')}`
}

function Securities(props: { of: CapTableHolder; table: CapTable }) {
  const text = useText()
  const nameOf = (id: string) =>
    props.table.classes.find((stockClass) => stockClass.stockClassId === id)?.name ?? id
  return (
    <Table<CapTableSecurity>
      size="small"
      rowKey="securityId"
      pagination={false}
      dataSource={[...props.of.securities]}
      columns={[
        {
          title: text('cap.security'),
          dataIndex: 'securityId',
          render: (id: string) => <span className="mono">{id}</span>,
        },
        { title: text('cap.classes'), dataIndex: 'stockClassId', render: nameOf },
        {
          title: text('cap.quantity'),
          dataIndex: 'quantity',
          className: 'number',
          render: groupDigits,
        },
        {
          title: text('cap.price'),
          dataIndex: 'sharePrice',
          className: 'number',
          render: (price: CapTableSecurity['sharePrice']) =>
            price ? `${price.currency} ${price.amount}` : text('cap.noPrice'),
        },
        { title: text('cap.issuedOn'), dataIndex: 'issuedOn' },
        {
          title: '',
          dataIndex: 'provenance',
          render: (provenance: CapTableSecurity['provenance']) => (
            <ProvenanceTag provenance={provenance} />
          ),
        },
      ]}
    />
  )
}

function Classes(props: { table: CapTable }) {
  const text = useText()
  const word = useWord()
  const items = props.table.classes.map((stockClass) => ({
    key: stockClass.stockClassId,
    label: [stockClass.name, stockClass.classType && word('stockClassTypes', stockClass.classType)]
      .filter(Boolean)
      .join(' · '),
    children: groupDigits(stockClass.quantity),
  }))
  items.push({
    key: 'fully-diluted',
    label: text('cap.fullyDiluted'),
    children: groupDigits(props.table.fullyDilutedQuantity),
  })
  return <Descriptions size="small" bordered column={1} title={text('cap.classes')} items={items} />
}

function Plans(props: { table: CapTable }) {
  const text = useText()
  if (props.table.plans.length === 0) return null
  const quantity = (
    title: string,
    dataIndex: 'reserved' | 'granted' | 'exercised' | 'available',
  ) => ({
    title,
    dataIndex: dataIndex === 'reserved' ? 'sharesReserved' : dataIndex,
    className: 'number',
    render: groupDigits,
  })
  return (
    <Table
      size="small"
      rowKey="stockPlanId"
      pagination={false}
      dataSource={[...props.table.plans]}
      columns={[
        { title: text('cap.plans'), dataIndex: 'name' },
        quantity(text('cap.reserved'), 'reserved'),
        quantity(text('cap.granted'), 'granted'),
        quantity(text('cap.exercised'), 'exercised'),
        quantity(text('cap.available'), 'available'),
      ]}
    />
  )
}
