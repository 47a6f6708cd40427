import { Button, Tag } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { Enterprise } from '../api/enterprises.ts'
import { exportIpRights, type IpRight, useIpRights } from '../api/ip-rights.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { ChoiceFilter } from '../kit/choice-filter.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { Paging } from '../kit/paging.tsx'
import { Provenance } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { type AsOf, isPast } from '../kit/use-as-of.ts'
import { isFiltered, useFilter } from '../kit/use-filter.ts'
import { useTermOptions } from '../kit/use-term-options.ts'
import { StatusTags } from './status-tags.tsx'

const IpDrawer = lazy(async () => {
  const { IpDrawer: drawer } = await import('./ip-drawer.tsx')
  return { default: drawer }
})

/** The rights of intellectual property that an enterprise owns: status, term and fees, and each one's record. */
export function IpPanel(props: { enterprise: Enterprise; asOf: AsOf }) {
  const text = useText()
  const { enterprise, asOf } = props
  const [filter, change] = useFilter('kind', 'phase', 'mark')
  const [openId, setOpenId] = useState<string>()
  const rights = useIpRights(enterprise.enterpriseId, filter, asOf)
  const choice = (
    key: 'kind' | 'phase' | 'mark',
    all: string,
    options: ReturnType<typeof useTermOptions>,
  ) => (
    <ChoiceFilter
      all={all}
      value={filter[key]}
      options={options}
      onChange={(value) => change({ [key]: value })}
    />
  )
  return (
    <Part
      title={text('ip.title')}
      testId="ip"
      actions={
        <>
          <Button onClick={() => void exportIpRights(enterprise.enterpriseId, filter, asOf)}>
            {text('list.export')}
          </Button>
          {isPast(asOf) ? null : <Register enterprise={enterprise} />}
        </>
      }
    >
      <div className="actions no-print">
        {choice('kind', text('ip.allKinds'), useTermOptions('ipKinds'))}
        {choice('phase', text('ip.allPhases'), useTermOptions('ipPhases'))}
        {choice('mark', text('ip.allMarks'), useTermOptions('ipMarks'))}
      </div>
      <Asked query={rights}>
        {({ items, total, nextPageToken }) => (
          <>
            {items.length > 0 || nextPageToken ? (
              <>
                {total === undefined ? null : (
                  <span className="quiet">{text('ip.total', { total: String(total) })}</span>
                )}
                <RightsTable rows={items} onOpen={setOpenId} />
              </>
            ) : (
              <Empty says={text(isFiltered(filter) ? 'ip.emptyFilter' : 'ip.empty')} />
            )}
            <Paging
              first={filter.pageToken === ''}
              next={nextPageToken}
              onGo={(pageToken) => change({ pageToken })}
            />
          </>
        )}
      </Asked>
      {openId ? (
        <Suspense fallback={null}>
          <IpDrawer id={openId} asOf={asOf} onClose={() => setOpenId(undefined)} />
        </Suspense>
      ) : null}
    </Part>
  )
}

function RightsTable(props: { rows: readonly IpRight[]; onOpen: (id: string) => void }) {
  const text = useText()
  const word = useWord()
  const column = useColumn<IpRight>('IpRight')
  const wide = { wide: true }
  const columns: Column<IpRight>[] = [
    {
      key: 'title',
      title: text('ip.right'),
      cell: (right) => (
        <>
          <button
            type="button"
            className="rung-button"
            onClick={() => props.onOpen(right.ipRightId)}
          >
            <strong>{right.title}</strong>
          </button>
          <div className="quiet mono one-line">{right.number}</div>
          <Provenance of={right.provenance} />
        </>
      ),
    },
    column('kind', wide),
    {
      key: 'status',
      title: text('ip.status'),
      cell: (right) => (
        <>
          <StatusTags of={right.statuses} />
          {right.highValue ? <Tag color="gold">★ {text('ip.highValue')}</Tag> : null}
        </>
      ),
    },
    column('filedOn', wide),
    {
      ...column('expiresOn'),
      cell: (right) => <span className="one-line">{right.expiresOn ?? text('list.unknown')}</span>,
    },
    {
      ...column('feesDueOn'),
      cell: (right) => (
        <>
          <span className="one-line">{right.feesDueOn}</span>{' '}
          {right.fees && right.fees !== 'paid' ? (
            <Tag color="orange">! {word('ipFeeStandings', right.fees)}</Tag>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <DataTable
      testId="ip-rights"
      rows={props.rows}
      rowKey={(right) => right.ipRightId}
      columns={columns}
    />
  )
}

function Register(props: { enterprise: Enterprise }) {
  const text = useText()
  const { enterpriseId, nameZh, nameEn } = props.enterprise
  return (
    <CommandButton
      id="registerIpRight"
      label={text('ip.register')}
      hide={['facts', 'further', 'despiteReversal', 'provenance.synthetic']}
      need={['filedOn', 'provenance']}
      initial={{
        family: 'patent',
        acquisition: 'original',
        owners: [{ enterpriseId, name: nameZh || nameEn }],
        provenance: { confidence: 'reported', synthetic: false },
      }}
    />
  )
}
