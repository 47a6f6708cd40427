import { Button } from 'antd'
import {
  exportDesignations,
  type HeldDesignation,
  useHeldDesignations,
} from '../api/designations.ts'
import { EnterpriseLink } from '../deals/names.tsx'
import { useText } from '../i18n/i18n.ts'
import { ChoiceFilter } from '../kit/choice-filter.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListPage } from '../kit/list-page.tsx'
import { Provenance } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { useFilter } from '../kit/use-filter.ts'
import { useTermOptions } from '../kit/use-term-options.ts'

const notices = ['30', '90', '180', '365']

/** The designations that are held, of all enterprises; those that lapse soon where that is asked. */
export function DesignationsPage() {
  const text = useText()
  const [filter, change] = useFilter('kind', 'level', 'validOn', 'lapseWithinDays')
  const found = useHeldDesignations(filter)
  return (
    <ListPage
      title={text('nav.designations')}
      actions={
        <Button onClick={() => void exportDesignations(filter)}>{text('list.export')}</Button>
      }
      filters={
        <>
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
        </>
      }
      query={found}
      pageToken={filter.pageToken}
      onPage={(pageToken) => change({ pageToken })}
      rows={(rows) => <HeldTable rows={rows} />}
      none={<Empty says={text('designations.noneHeld')} />}
    />
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
