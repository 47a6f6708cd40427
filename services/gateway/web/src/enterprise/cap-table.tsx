import { Button, Descriptions, Empty, Space, Table, type TableColumnsType, Typography } from 'antd'
import type { CapTable, CapTableHolder, CapTableSecurity } from '../api/enterprises.ts'
import { ProvenanceTag } from '../app/provenance-tag.tsx'
import { useNarrow } from '../app/use-narrow.ts'
import { groupDigits, priceText } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { stockClassTitle } from './stock-class-title.ts'

/** Who owns the enterprise: holders with shares and percentages that sum to exactly 100. */
export function CapTableView(props: { table: CapTable; past: boolean; onExport: () => void }) {
  const text = useText()
  const { table } = props
  const narrow = useNarrow()
  const columns = useHolderColumns(
    narrow,
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
        expandable={{
          columnWidth: narrow ? 32 : 48,
          expandedRowRender: (holder) => <Securities of={holder} table={table} />,
        }}
        summary={() => <TotalRow table={table} labelSpan={narrow ? 2 : 3} />}
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

function useHolderColumns(narrow: boolean, withOptions: boolean): TableColumnsType<CapTableHolder> {
  const text = useText()
  const word = useWord()
  const kindOf = ({ kind }: CapTableHolder) => (kind ? word('holderKinds', kind) : '')
  const columns: TableColumnsType<CapTableHolder> = [
    {
      title: text('cap.holder'),
      dataIndex: 'name',
      render: (name: string, holder) =>
        narrow ? (
          <>
            {name}
            <div className="quiet">{kindOf(holder)}</div>
          </>
        ) : (
          name
        ),
    },
    {
      title: text('cap.kind'),
      hidden: narrow,
      render: (_, holder) => kindOf(holder),
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
      className: 'number one-line',
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

function TotalRow(props: { table: CapTable; labelSpan: number }) {
  const text = useText()
  return (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={props.labelSpan}>
        <strong>{text('cap.total')}</strong>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={props.labelSpan} className="number">
        <strong data-testid="cap-total">{groupDigits(props.table.totalQuantity)}</strong>
      </Table.Summary.Cell>
      <Table.Summary.Cell index={props.labelSpan + 1} className="number one-line">
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
  const narrow = useNarrow()
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
          render: (_, security) => (
            <>
              {nameOf(security.stockClassId)}
              <div className="mono quiet">{security.securityId}</div>
              {narrow ? <Issued of={security} /> : null}
            </>
          ),
        },
        {
          title: text('cap.quantity'),
          className: 'number',
          render: (_, security) => (
            <>
              <Quantity of={security} />
              {narrow ? <div>{priceOf(security, text('cap.noPrice'))}</div> : null}
            </>
          ),
        },
        {
          title: text('cap.price'),
          className: 'number',
          hidden: narrow,
          render: (_, security) => priceOf(security, text('cap.noPrice')),
        },
        {
          title: text('cap.issuedOn'),
          hidden: narrow,
          render: (_, security) => <Issued of={security} />,
        },
      ]}
    />
  )
}

function Issued(props: { of: CapTableSecurity }) {
  return (
    <>
      <span className="one-line">{props.of.issuedOn}</span>
      <div>
        <ProvenanceTag provenance={props.of.provenance} />
      </div>
    </>
  )
}

function priceOf({ sharePrice }: CapTableSecurity, none: string): string {
  return sharePrice ? `${sharePrice.currency} ${priceText(sharePrice.amount)}` : none
}

// A price was paid for the shares issued, not for what splits and conversions have made of them.
function Quantity(props: { of: CapTableSecurity }) {
  const text = useText()
  const { quantity, issuedQuantity } = props.of
  return (
    <>
      {groupDigits(quantity)}
      {issuedQuantity && issuedQuantity !== quantity ? (
        <div className="quiet">
          {text('cap.issuedQuantity', { quantity: groupDigits(issuedQuantity) })}
        </div>
      ) : null}
    </>
  )
}

function Classes(props: { table: CapTable }) {
  const text = useText()
  const word = useWord()
  const items = props.table.classes.map((stockClass) => ({
    key: stockClass.stockClassId,
    label: stockClassTitle(
      stockClass.name,
      stockClass.classType && word('stockClassTypes', stockClass.classType),
    ),
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
