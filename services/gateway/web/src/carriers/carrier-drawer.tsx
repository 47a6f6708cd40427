import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import {
  type Carrier,
  exportCarrierHistory,
  useCarrier,
  useCarrierHistory,
} from '../api/carriers.ts'
import { nameOf, useDistricts, useMaterialFields, usePlannedRole } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { AskedHistory } from '../kit/asked-history.tsx'
import { Details, type Line } from '../kit/details.tsx'
import { useProvenanceLine } from '../kit/provenance-line.tsx'
import { type AsOf, isPast } from '../kit/use-as-of.ts'
import { CarrierChanges } from './carrier-changes.tsx'
import { Hosts } from './hosts.tsx'
import { CarrierStatusTag } from './status-tag.tsx'

/** One carrier: what it is, whose, from when to when it counts, and everything that was recorded of it. */
export function CarrierDrawer(props: { id: string; asOf: AsOf; onClose: () => void }) {
  const text = useText()
  const { id, asOf } = props
  const found = useCarrier(id, asOf)
  return (
    <Drawer
      open
      onClose={props.onClose}
      size="large"
      title={found.data?.nameZh ?? text('carriers.one')}
    >
      <div className="stack" data-testid="carrier">
        <Asked query={found}>
          {(carrier) => (
            <>
              <span>
                <CarrierStatusTag of={carrier.status} />
              </span>
              <Facts carrier={carrier} />
              <h3>{text('carriers.recognitions')}</h3>
              <Recognitions of={carrier} />
              {isPast(asOf) ? null : <CarrierChanges carrier={carrier} />}
            </>
          )}
        </Asked>
        <h3>{text('enterprise.history')}</h3>
        <Record id={id} asOf={asOf} />
      </div>
    </Drawer>
  )
}

function Facts(props: { carrier: Carrier }) {
  const text = useText()
  const fields = useMaterialFields()
  const districts = useDistricts()
  const { carrier } = props
  const from = useProvenanceLine(carrier.provenance)
  const role = usePlannedRole(carrier.district)
  const counted = useSpans(carrier)
  const lines: Line[] = [
    [text('carriers.hosts'), <Hosts key="hosts" of={carrier} />],
    [text('list.district'), nameOf(districts, carrier.district) || text('list.unknown')],
    [text('carriers.plannedRole'), role || undefined],
    [
      text('list.field'),
      carrier.fields.map((code) => nameOf(fields, code)).join('; ') || text('list.unknown'),
    ],
    [text('carriers.counted'), counted],
    from,
    [text('enterprise.source'), carrier.provenance?.source],
  ]
  return (
    <Details
      schema="Carrier"
      of={carrier}
      show={[
        'kind',
        'nameEn',
        'level',
        'authority',
        'documentNumber',
        ...lines,
        'ending',
        'closedOn',
        'toldFor',
        'version',
      ]}
    />
  )
}

/** From when to when it counts, and at which level. */
function useSpans({ counted }: Carrier): ReactNode {
  const text = useText()
  const word = useWord()
  return (
    <ul className="facts">
      {counted.map(({ level, from, to }) => (
        <li key={from}>
          {word('designationLevels', level)} {from} – {to ?? text('designations.noEnd')}
        </li>
      ))}
    </ul>
  )
}

function Recognitions(props: { of: Carrier }) {
  const text = useText()
  const word = useWord()
  return (
    <ul className="facts">
      {props.of.recognitions.map((one) => (
        <li key={one.entry}>
          <strong>
            {word('designationLevels', one.level)} · {one.recognisedOn} –{' '}
            {one.validTo ?? text('designations.noEnd')}
          </strong>
          <div className="quiet">
            {[one.authority, one.documentNumber].filter(Boolean).join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Record(props: { id: string; asOf: AsOf }) {
  const history = useCarrierHistory(props.id, props.asOf)
  return (
    <AskedHistory query={history} onExport={() => exportCarrierHistory(props.id, props.asOf)} />
  )
}
