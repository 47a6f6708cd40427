import { Tag } from 'antd'
import type { FiguresStatement } from '../api/figures.ts'
import { useText } from '../i18n/i18n.ts'
import { EvidenceList } from '../kit/evidence.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Mark } from '../kit/provenance.tsx'
import { Recorder } from '../kit/recorder.tsx'
import { type Column, DataTable } from '../kit/table.tsx'
import { useItems } from './items.ts'

/** The statements that figures stand on, the latest first; each opens its papers and what may be done about it. */
export function Statements(props: {
  enterpriseId: string
  statements: readonly FiguresStatement[]
  past: boolean
}) {
  const text = useText()
  const columns: Column<FiguresStatement>[] = [
    { key: 'period', title: text('figures.period'), cell: ({ period }) => period },
    { key: 'statedOn', title: text('figures.statedOn'), cell: ({ statedOn }) => statedOn },
    {
      key: 'source',
      title: text('enterprise.source'),
      cell: ({ provenance }) => (
        <>
          {provenance.source} <Mark of={provenance} />
        </>
      ),
    },
    { key: 'standing', title: text('figures.standing'), cell: (one) => <Standing of={one} /> },
  ]
  return (
    <DataTable
      testId="figures-statements"
      rows={props.statements.toReversed()}
      rowKey={({ statementId }) => statementId}
      columns={columns}
      expand={(one) => <Opened of={one} enterpriseId={props.enterpriseId} offered={!props.past} />}
    />
  )
}

function Standing(props: { of: FiguresStatement }) {
  const text = useText()
  const { of } = props
  return (
    <>
      {of.audited ? <Tag color="green">✓ {text('figures.audited')}</Tag> : null}
      {of.replacesStatementId ? <Tag>↻ {text('figures.restatement')}</Tag> : null}
      {of.doubts.length > 0 ? <Tag color="orange">! {text('figures.doubtful')}</Tag> : null}
      {of.withdrawn ? <Tag color="red">✗ {text('ladder.withdrawn')}</Tag> : null}
      {of.reason || of.withdrawalReason ? (
        <div className="quiet">{[of.reason, of.withdrawalReason].filter(Boolean).join(' · ')}</div>
      ) : null}
    </>
  )
}

function Opened(props: { of: FiguresStatement; enterpriseId: string; offered: boolean }) {
  const text = useText()
  const items = useItems()
  const { of, enterpriseId } = props
  const path = { enterpriseId, statementId: of.statementId }
  const nameOf = (item: string) => items.find(({ value }) => value === item)?.label ?? item
  return (
    <div className="stack">
      <EvidenceList of={of.evidence} />
      {of.doubts.length > 0 ? (
        <ul className="facts">
          {of.doubts.map((doubt) => (
            <li key={`${doubt.item}/${doubt.code}/${doubt.otherPeriod}`}>
              {text('figures.doubtBeside', {
                item: nameOf(doubt.item),
                period: doubt.otherPeriod,
                figure: `${doubt.otherValue} ${doubt.otherUnit}`,
              })}
            </li>
          ))}
        </ul>
      ) : null}
      <Recorder of={of.recording} />
      {of.withdrawn || !props.offered ? null : (
        <div className="actions">
          <CommandButton
            id="restateFigures"
            path={path}
            options={{ item: items, confirmed: items }}
          />
          <CommandButton id="withdrawFigures" path={path} />
        </div>
      )}
    </div>
  )
}
