import { Button } from 'antd'
import type { CapTable, CapTableHolder, CapTableSecurity } from '../api/enterprises.ts'
import { groupDigits } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Details } from '../kit/details.tsx'
import { Empty } from '../kit/empty.tsx'
import { Price } from '../kit/money.tsx'
import { Provenance } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { stockClassTitle } from './stock-class-title.ts'
import { sumOfPercents } from './sum-of-percents.ts'

/** Who owns the enterprise: holders with shares and percentages that sum to exactly 100. */
export function CapTableView(props: { table: CapTable; past: boolean; onExport: () => void }) {
  const text = useText()
  const { table } = props
  const withheld = table.holders.some(({ securities }) =>
    securities.some(({ papersWithheld }) => papersWithheld),
  )
  if (table.holders.length === 0 && table.plans.length === 0) {
    return <Empty says={text(props.past ? 'cap.emptyAsOf' : 'cap.empty')} />
  }
  return (
    <div className="stack">
      <Holders table={table} />
      <span className="quiet">{text('cap.how')}</span>
      {table.papersLeftOut ? <span className="quiet">{text('cap.papersLeftOut')}</span> : null}
      {withheld ? <span className="quiet">{text('rung.papersWithheld')}</span> : null}
      <h3>{text('cap.classes')}</h3>
      <Classes table={table} />
      {table.plans.length > 0 ? <Plans table={table} /> : null}
      <div>
        <Button className="no-print" onClick={props.onExport}>
          {text('cap.export')}
        </Button>
      </div>
    </div>
  )
}

function hasSome(quantity: string): boolean {
  return /[1-9]/.test(quantity)
}

function Holders(props: { table: CapTable }) {
  const text = useText()
  const word = useWord()
  const column = useColumn<CapTableHolder>('CapTableHolder')
  const { table } = props
  const withOptions = table.holders.some((holder) => hasSome(holder.optionsOutstanding))
  const columns: Column<CapTableHolder>[] = [
    {
      key: 'name',
      title: text('cap.holder'),
      cell: ({ name, kind }) => (
        <>
          {name}
          <div className="quiet">{kind ? word('holderKinds', kind) : ''}</div>
        </>
      ),
    },
    column('quantity'),
    {
      ...column('percent'),
      number: true,
      cell: ({ percent }) => <span className="one-line">{percent} %</span>,
    },
    ...(withOptions ? [column('optionsOutstanding', { number: true })] : []),
  ]
  return (
    <DataTable
      testId="cap-table"
      rows={table.holders}
      rowKey={(holder) => holder.holderId}
      columns={columns}
      expand={(holder) => <Securities of={holder} table={table} />}
      foot={
        <tr>
          <td colSpan={2}>
            <strong>{text('cap.total')}</strong>
          </td>
          <td className="number">
            <strong data-testid="cap-total">{groupDigits(table.totalQuantity)}</strong>
          </td>
          <td className="number one-line">
            <strong data-testid="cap-total-percent">
              {sumOfPercents(table.holders.map((holder) => holder.percent))} %
            </strong>
          </td>
          {withOptions ? <td /> : null}
        </tr>
      }
    />
  )
}

function Securities(props: { of: CapTableHolder; table: CapTable }) {
  const text = useText()
  const column = useColumn<CapTableSecurity>('CapTableSecurity')
  const nameOf = (id: string) =>
    props.table.classes.find((stockClass) => stockClass.stockClassId === id)?.name ?? id
  const columns: Column<CapTableSecurity>[] = [
    {
      key: 'security',
      title: text('cap.security'),
      cell: (security) => (
        <>
          {nameOf(security.stockClassId)}
          <div className="mono quiet">{security.securityId}</div>
          <span className="one-line">{security.issuedOn}</span>{' '}
          <Provenance of={security.provenance} />
        </>
      ),
    },
    { ...column('quantity'), cell: (security) => <Quantity of={security} /> },
    {
      ...column('sharePrice'),
      cell: ({ sharePrice }) => <Price of={sharePrice} none={text('cap.noPrice')} />,
    },
  ]
  return (
    <DataTable
      rows={props.of.securities}
      rowKey={(security) => security.securityId}
      columns={columns}
    />
  )
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
  const word = useWord()
  return (
    <Details
      schema="CapTable"
      of={props.table}
      show={[
        ...props.table.classes.map(
          ({ stockClassId, name, classType, quantity }) =>
            [
              stockClassTitle(name, classType && word('stockClassTypes', classType)),
              groupDigits(quantity),
              stockClassId,
            ] as const,
        ),
        'fullyDilutedQuantity',
      ]}
    />
  )
}

function Plans(props: { table: CapTable }) {
  const text = useText()
  const column = useColumn<CapTable['plans'][number]>('CapTablePlan')
  return (
    <DataTable
      rows={props.table.plans}
      rowKey={(plan) => plan.stockPlanId}
      columns={[
        { ...column('name'), title: text('cap.plans') },
        column('sharesReserved'),
        column('granted'),
        column('exercised'),
        column('available'),
      ]}
    />
  )
}
