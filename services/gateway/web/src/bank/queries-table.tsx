import { Button, Tag } from 'antd'
import type { EligibilityQuery } from '../api/credit.ts'
import { useText } from '../i18n/i18n.ts'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { DecisionTag } from './marks.tsx'

/** Who asked what, the latest first: of a bank its own queries, which open again; of an enterprise those about it. */
export function QueriesTable(props: {
  rows: readonly EligibilityQuery[]
  onOpen?: (queryId: string) => void
}) {
  const text = useText()
  const column = useColumn<EligibilityQuery>('EligibilityQuery')
  const { onOpen } = props
  const result: Column<EligibilityQuery> = {
    ...column('decision'),
    cell: ({ decision }) =>
      decision ? <DecisionTag of={decision} /> : <Tag>– {text('bank.refusedNoConsent')}</Tag>,
  }
  const opened: Column<EligibilityQuery> = {
    key: 'open',
    title: text('bank.answer'),
    cell: ({ decision, queryId }) =>
      decision ? (
        <Button size="small" onClick={() => onOpen?.(queryId)}>
          {text('bank.reopen')}
        </Button>
      ) : null,
  }
  const wide = { wide: true }
  const columns = onOpen
    ? [
        column('askedAt'),
        column('uscc', wide),
        column('product', wide),
        result,
        column('requestId', wide),
        opened,
      ]
    : [
        column('askedAt'),
        column('bank'),
        column('officerName', wide),
        column('purpose', wide),
        column('product', wide),
        result,
        column('rights', wide),
      ]
  return (
    <DataTable
      testId="queries"
      rows={props.rows}
      rowKey={({ queryId }) => queryId}
      columns={columns}
    />
  )
}
