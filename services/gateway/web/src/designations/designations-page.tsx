import { Button } from 'antd'
import {
  exportDesignations,
  type HeldDesignation,
  useHeldDesignations,
} from '../api/designations.ts'
import { EnterpriseLink } from '../deals/names.tsx'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { ChoiceFilter } from '../kit/choice-filter.tsx'
import { Empty } from '../kit/empty.tsx'
import { Head } from '../kit/head.tsx'
import { Paging } from '../kit/paging.tsx'
import { Mark, mostCommonMark, Provenance, ProvenanceOfPage } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { useFilter } from '../kit/use-filter.ts'
import { useTermOptions } from '../kit/use-term-options.ts'

const notices = ['30', '90', '180', '365']

/** The designations that are held, of all enterprises; those that lapse soon where that is asked. */
export function DesignationsPage() {
  const text = useText()
  const [filter, change] = useFilter('kind', 'level', 'validOn', 'lapseWithinDays')
  const found = useHeldDesignations(filter)
  const mark = mostCommonMark(found.data?.items ?? [])
  return (
    <div className="stack">
      <Head
        title={text('nav.designations')}
        beside={<Mark of={mark} />}
        actions={
          <Button onClick={() => void exportDesignations(filter)}>{text('list.export')}</Button>
        }
      />
      <div className="actions no-print">
        <ChoiceFilter
          all={text('designations.allKinds')}
          value={filter.kind}
          options={useTermOptions('designations')}
          onChange={(kind) => change({ kind })}
        />
        <ChoiceFilter
          all={text('designations.allLevels')}
          value={filter.level}
          options={useTermOptions('designationLevels')}
          onChange={(level) => change({ level })}
        />
        <ChoiceFilter
          all={text('designations.anyEnd')}
          value={filter.lapseWithinDays}
          options={notices.map((days) => ({
            value: days,
            label: text('designations.lapseWithin', { days }),
          }))}
          onChange={(lapseWithinDays) => change({ lapseWithinDays })}
        />
      </div>
      <Asked query={found}>
        {({ items, nextPageToken }) => (
          <ProvenanceOfPage of={mark}>
            {items.length > 0 ? (
              <HeldTable rows={items} />
            ) : (
              <Empty says={text('designations.noneHeld')} />
            )}
            <Paging
              first={filter.pageToken === ''}
              next={nextPageToken}
              onGo={(pageToken) => change({ pageToken })}
            />
          </ProvenanceOfPage>
        )}
      </Asked>
    </div>
  )
}

function HeldTable(props: { rows: readonly HeldDesignation[] }) {
  const text = useText()
  const column = useColumn<HeldDesignation>('HeldDesignation')
  const columns: Column<HeldDesignation>[] = [
    {
      key: 'enterprise',
      title: text('list.name'),
      cell: ({ enterpriseId, provenance }) => (
        <>
          <EnterpriseLink id={enterpriseId} /> <Provenance of={provenance} />
        </>
      ),
    },
    column('kind'),
    column('level', { wide: true }),
    column('validFrom', { wide: true }),
    { ...column('validTo'), cell: ({ validTo }) => validTo ?? text('designations.noEnd') },
    { ...column('daysLeft'), number: true, cell: ({ daysLeft }) => daysLeft ?? '–' },
    column('certificateNumber', { wide: true }),
    column('authority', { wide: true }),
  ]
  return (
    <DataTable
      testId="held-designations"
      rows={props.rows}
      rowKey={(row) => row.designationId}
      columns={columns}
    />
  )
}
