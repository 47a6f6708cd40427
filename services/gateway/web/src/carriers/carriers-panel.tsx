import { Link } from 'react-router'
import { useCarriers } from '../api/carriers.ts'
import type { Enterprise } from '../api/enterprises.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { Part } from '../kit/head.tsx'
import { type AsOf, isPast } from '../kit/use-as-of.ts'
import { CarriersTable } from './carriers-table.tsx'
import { RecordCarrier } from './record-carrier.tsx'

/** The innovation carriers that an enterprise hosts. */
export function CarriersPanel(props: { enterprise: Enterprise; asOf: AsOf }) {
  const text = useText()
  const { enterprise, asOf } = props
  const { enterpriseId } = enterprise
  const carriers = useCarriers({ enterpriseId }, asOf)
  return (
    <Part
      title={text('carriers.hosted')}
      testId="carriers"
      actions={isPast(asOf) ? null : <RecordCarrier host={enterprise} />}
    >
      <Asked query={carriers}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? (
              <CarriersTable rows={items} asOf={asOf} />
            ) : (
              <Empty says={text('carriers.noneHosted')} />
            )}
            {nextPageToken ? (
              <Link to={`/carriers?enterpriseId=${enterpriseId}`}>{text('carriers.further')}</Link>
            ) : null}
          </>
        )}
      </Asked>
    </Part>
  )
}
