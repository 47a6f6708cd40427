import { Drawer, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import {
  exportIpRightHistory,
  type IpRight,
  useIpRight,
  useIpRightHistory,
} from '../api/ip-rights.ts'
import { NowLink } from '../deals/names.tsx'
import { useEventName, useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { AskedHistory } from '../kit/asked-history.tsx'
import { Details, type Line } from '../kit/details.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { useProvenanceLine } from '../kit/provenance-line.tsx'
import { type AsOf, isPast } from '../kit/use-as-of.ts'
import { Dealings } from './dealings.tsx'
import { RecordFact } from './record-fact.tsx'
import { StatusTags } from './status-tags.tsx'

/** One right: what it is, whose, where it stands, and everything that was recorded of it. */
export function IpDrawer(props: { id: string; asOf: AsOf; onClose: () => void }) {
  const text = useText()
  const { id, asOf } = props
  const found = useIpRight(id, asOf)
  return (
    <Drawer open onClose={props.onClose} size="large" title={found.data?.title ?? text('ip.right')}>
      <div className="stack" data-testid="ip-right">
        <Asked query={found}>
          {(right) => (
            <>
              <StatusTags of={right.statuses} />
              <Facts right={right} />
              <Dealings of={right} />
              {isPast(asOf) ? null : <Changes right={right} />}
            </>
          )}
        </Asked>
        <h3>{text('enterprise.history')}</h3>
        <Record id={id} asOf={asOf} />
      </div>
    </Drawer>
  )
}

function Facts(props: { right: IpRight }) {
  const text = useText()
  const word = useWord()
  const { right } = props
  const from = useProvenanceLine(right.provenance)
  const owners = right.owners.map(({ enterpriseId, name, share }): ReactNode => {
    const told = share ? `${name} ${share} %` : name
    return (
      <li key={name}>
        {enterpriseId ? <Link to={`/enterprises/${enterpriseId}`}>{told}</Link> : told}
        {enterpriseId ? <NowLink id={enterpriseId} merged={right.merged} /> : null}
      </li>
    )
  })
  const lines: Line[] = [
    [text('ip.owners'), <ol key="owners">{owners}</ol>],
    [
      text('ip.marks'),
      right.marks.length > 0 || right.highValue ? (
        <span key="marks">
          {right.marks.map((mark) => (
            <Tag key={mark}>{word('ipMarks', mark)}</Tag>
          ))}
          {right.highValue ? <Tag color="gold">★ {text('ip.highValue')}</Tag> : null}
        </span>
      ) : undefined,
    ],
    from,
    [text('enterprise.source'), right.provenance?.source],
  ]
  return (
    <Details
      schema="IpRight"
      of={right}
      show={[
        'number',
        'kind',
        ...lines,
        'acquisition',
        'acquiredOn',
        'filedOn',
        'grantedOn',
        'certificateNumber',
        'statusOn',
        'expiresOn',
        'expiryBasis',
        'monthsLeft',
        'fees',
        'feesDueOn',
        'graceUntil',
        'ipClass',
        'sameDayNumber',
        'createdOn',
        'firstUsedOn',
        'toldFor',
        'version',
      ]}
    />
  )
}

function Changes(props: { right: IpRight }) {
  const text = useText()
  const eventName = useEventName()
  const { ipRightId, version, title, filedOn, entries } = props.right
  const path = { ipRightId }
  return (
    <div className="actions no-print">
      <RecordFact right={props.right} />
      <CommandButton
        id="correctIpRight"
        path={path}
        seen={version}
        initial={{ title, ...(filedOn && { filedOn }) }}
      />
      {entries.length > 0 ? (
        <CommandButton
          id="reverseIpEntries"
          path={path}
          seen={version}
          options={{
            versions: entries.map((entry) => ({
              value: String(entry.version),
              label: text('history.entry', {
                version: String(entry.version),
                what: `${eventName(entry.type)} ${entry.on}`,
              }),
            })),
          }}
          complete={(request) => ({
            ...request,
            versions: (request.versions as readonly string[]).map(Number),
          })}
        />
      ) : null}
      <CommandButton id="withdrawIpRight" path={path} seen={version} />
    </div>
  )
}

function Record(props: { id: string; asOf: AsOf }) {
  const history = useIpRightHistory(props.id, props.asOf)
  return (
    <AskedHistory query={history} onExport={() => exportIpRightHistory(props.id, props.asOf)} />
  )
}
