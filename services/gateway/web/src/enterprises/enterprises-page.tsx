import { Button, Tag } from 'antd'
import { Link, useNavigate } from 'react-router'
import { type Enterprise, exportEnterprises, useEnterprises } from '../api/enterprises.ts'
import { nameOf, useDistricts, useMaterialFields, useNameOf, useParks } from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'
import { ChoiceFilter } from '../kit/choice-filter.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { ListPage } from '../kit/list-page.tsx'
import { Provenance } from '../kit/provenance.tsx'
import { SearchBox } from '../kit/search-box.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { type Filter, isFiltered, useFilter } from '../kit/use-filter.ts'
import { useTermOptions } from '../kit/use-term-options.ts'

const filters = [
  'search',
  'currentRung',
  'materialField',
  'district',
  'park',
  'designation',
] as const
type Shown = Filter<(typeof filters)[number]>
type Change = (change: Partial<Shown>) => void

export function EnterprisesPage() {
  const text = useText()
  const [filter, change] = useFilter(...filters)
  const found = useEnterprises(filter)
  return (
    <ListPage
      title={text('list.title')}
      beside={
        <span className="quiet" data-testid="total">
          {found.data
            ? text(found.data.totalIsAbout ? 'list.totalAbout' : 'list.total', {
                total: String(found.data.total),
              })
            : ''}
        </span>
      }
      actions={
        <>
          <Button onClick={() => void exportEnterprises(filter)}>{text('list.export')}</Button>
          <RegisterEnterprise label={text('list.register')} />
        </>
      }
      filters={<Filters filter={filter} onChange={change} />}
      query={found}
      pageToken={filter.pageToken}
      onPage={(pageToken) => change({ pageToken })}
      rows={(rows) => <EnterpriseTable rows={rows} />}
      none={<NoEnterprises filter={filter} onChange={change} />}
    />
  )
}

function Filters(props: { filter: Shown; onChange: Change }) {
  const text = useText()
  const { filter, onChange } = props
  const choice = (
    key: Exclude<(typeof filters)[number], 'search'>,
    all: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <ChoiceFilter
      all={all}
      value={filter[key]}
      options={options}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <>
      <SearchBox
        label={text('list.search')}
        value={filter.search}
        onSearch={(search) => onChange({ search })}
      />
      {choice('currentRung', text('list.allRungs'), useTermOptions('rungs'))}
      {choice('materialField', text('list.allFields'), useMaterialFields())}
      {choice('district', text('list.allDistricts'), useDistricts())}
      {choice('park', text('list.allParks'), useParks())}
      {choice('designation', text('list.allDesignations'), useTermOptions('designations'))}
    </>
  )
}

function EnterpriseTable(props: { rows: readonly Enterprise[] }) {
  const text = useText()
  const nameIn = useNameOf()
  const fields = useMaterialFields()
  const districts = useDistricts()
  const column = useColumn<Enterprise>('Enterprise')
  const wide = { wide: true }
  const columns: Column<Enterprise>[] = [
    {
      key: 'name',
      title: text('list.name'),
      cell: (row) => (
        <>
          <Link to={`/enterprises/${row.enterpriseId}`}>{nameIn(row)}</Link>{' '}
          {row.closedOn ? <Tag color="red">✗ {text('list.closed')}</Tag> : null}
          <Provenance of={row.provenance} />
        </>
      ),
    },
    {
      ...column('uscc', wide),
      cell: (row) => <span className="mono one-line">{row.uscc || text('list.unknown')}</span>,
    },
    { ...column('materialField', wide), cell: (row) => nameOf(fields, row.materialField) },
    { ...column('district', wide), cell: (row) => nameOf(districts, row.district) },
    column('currentRung'),
    column('currentRungOn'),
  ]
  return (
    <DataTable
      testId="enterprises"
      rows={props.rows}
      rowKey={(row) => row.enterpriseId}
      columns={columns}
    />
  )
}

function NoEnterprises(props: { filter: Shown; onChange: Change }) {
  const text = useText()
  return isFiltered(props.filter) ? (
    <Empty says={text('list.emptyFilter')}>
      <Button onClick={() => props.onChange(Object.fromEntries(filters.map((name) => [name, ''])))}>
        {text('list.clearFilter')}
      </Button>
    </Empty>
  ) : (
    <Empty says={text('list.empty')}>
      <RegisterEnterprise label={text('list.emptyAction')} />
    </Empty>
  )
}

function RegisterEnterprise(props: { label: string }) {
  const navigate = useNavigate()
  return (
    <CommandButton
      id="registerEnterprise"
      primary
      label={props.label}
      hide={['checkDigitOverride', 'provenance.synthetic']}
      need={['nameZh', 'provenance']}
      initial={{ provenance: { confidence: 'reported', synthetic: false } }}
      options={{ materialField: useMaterialFields(), district: useDistricts(), park: useParks() }}
      after={({ id }) => void navigate(`/enterprises/${id}`)}
    />
  )
}
