import { parseAsString, useQueryState } from 'nuqs'
import { useWatches, type Watch } from '../api/pledges.ts'
import { EnterpriseLink } from '../deals/names.tsx'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { Paging } from '../kit/paging.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'

/** What the bank watches, by its own wish or for a pledge. */
export function WatchesPart() {
  const text = useText()
  const [pageToken, go] = useQueryState('watchesPage', parseAsString.withDefault(''))
  const found = useWatches(pageToken)
  return (
    <Part title={text('watches.title')} testId="watches-part">
      <div className="actions no-print">
        <CommandButton id="beginWatch" label={text('watches.begin')} hide={['queryId']} />
      </div>
      <Asked query={found}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? (
              <WatchesTable rows={items} />
            ) : (
              <Empty says={text('watches.none')} />
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

function WatchesTable(props: { rows: readonly Watch[] }) {
  const text = useText()
  const column = useColumn<Watch>('Watch')
  const columns: Column<Watch>[] = [
    {
      ...column('enterpriseId'),
      cell: ({ enterpriseId }) => <EnterpriseLink id={enterpriseId} />,
    },
    {
      key: 'what',
      title: text('pledges.right'),
      cell: ({ number }) => number ?? text('watches.whole'),
    },
    column('cause', { wide: true }),
    column('begunOn', { wide: true }),
    {
      key: 'end',
      title: '',
      cell: ({ watchId, cause }) => (
        <CommandButton
          id="endWatch"
          path={{ watchId }}
          label={text('watches.end')}
          offered={cause === 'wish'}
        />
      ),
    },
  ]
  return (
    <DataTable
      testId="watches"
      rows={props.rows}
      rowKey={({ watchId }) => watchId}
      columns={columns}
    />
  )
}
