import { useQueryState } from 'nuqs'
import { lazy, Suspense } from 'react'
import type { Carrier } from '../api/carriers.ts'
import { nameOf, useDistricts } from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'
import { Provenance } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import type { AsOf } from '../kit/use-as-of.ts'
import { Hosts } from './hosts.tsx'
import { CarrierStatusTag } from './status-tag.tsx'

const CarrierDrawer = lazy(async () => {
  const { CarrierDrawer: drawer } = await import('./carrier-drawer.tsx')
  return { default: drawer }
})

/** Innovation carriers as rows, each of which opens; which one is open lives in the address. */
export function CarriersTable(props: { rows: readonly Carrier[]; asOf: AsOf }) {
  const text = useText()
  const districts = useDistricts()
  const column = useColumn<Carrier>('Carrier')
  const [openId, open] = useQueryState('carrier')
  const wide = { wide: true }
  const columns: Column<Carrier>[] = [
    {
      key: 'name',
      title: text('carriers.one'),
      cell: (row) => (
        <>
          <button type="button" className="rung-button" onClick={() => void open(row.carrierId)}>
            <strong>{row.nameZh}</strong>
          </button>
          {row.nameEn ? <div className="quiet">{row.nameEn}</div> : null}
          <Provenance of={row.provenance} />
        </>
      ),
    },
    column('kind', wide),
    column('level'),
    {
      key: 'status',
      title: text('carriers.status'),
      cell: ({ status }) => <CarrierStatusTag of={status} />,
    },
    { ...column('hosts', wide), cell: (row) => <Hosts of={row} /> },
    {
      ...column('district', wide),
      cell: ({ district }) => nameOf(districts, district) || text('list.unknown'),
    },
    column('recognisedOn', wide),
  ]
  return (
    <>
      <DataTable
        testId="carriers-table"
        rows={props.rows}
        rowKey={(row) => row.carrierId}
        columns={columns}
      />
      {openId ? (
        <Suspense fallback={null}>
          <CarrierDrawer id={openId} asOf={props.asOf} onClose={() => void open(null)} />
        </Suspense>
      ) : null}
    </>
  )
}
