import { parseAsString, useQueryState } from 'nuqs'
import { usePledges } from '../api/pledges.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Head, Part } from '../kit/head.tsx'
import { Paging } from '../kit/paging.tsx'
import { useMayCall } from '../session/use-session.ts'
import { AlertsPart } from './alerts-part.tsx'
import { PledgesTable } from './pledges-table.tsx'
import { WatchesPart } from './watches-part.tsx'

/**
 * What a bank holds: what has touched it first, then its pledges with the next step of each, then what it watches. An enterprise
 * sees the pledges on its rights.
 */
export function PledgesPage() {
  const text = useText()
  const isBank = useMayCall('listAlerts')
  return (
    <div className="stack">
      <Head
        title={text('pledges.title')}
        actions={
          <CommandButton id="reservePledge" primary hide={['expectedRightVersion', 'evidence']} />
        }
      />
      {isBank ? <AlertsPart /> : null}
      <Pledges />
      {isBank ? <WatchesPart /> : null}
    </div>
  )
}

function Pledges() {
  const text = useText()
  const [pageToken, go] = useQueryState('pageToken', parseAsString.withDefault(''))
  const found = usePledges(pageToken)
  return (
    <Part title={text('pledges.own')} testId="pledges-part">
      <Asked query={found}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? (
              <PledgesTable rows={items} />
            ) : (
              <Empty says={text('pledges.none')} />
            )}
            <Paging
              first={pageToken === ''}
              next={nextPageToken}
              onGo={(next) => void go(next || null)}
            />
          </>
        )}
      </Asked>
    </Part>
  )
}
