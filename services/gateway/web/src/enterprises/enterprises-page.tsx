import { Button, Empty, Input, Select, Space, Table, Tag, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type Enterprise, exportEnterprises, useEnterprises } from '../api/enterprises.ts'
import { ProblemView } from '../app/problem-view.tsx'
import { ProvenanceTag } from '../app/provenance-tag.tsx'
import { nameOf, useDistricts, useMaterialFields } from '../app/reference.ts'
import { useNarrow } from '../app/use-narrow.ts'
import { termsOf, useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { RegisterEnterprise } from './register-enterprise.tsx'
import { type Filter, useFilter } from './use-filter.ts'

export function EnterprisesPage() {
  const text = useText()
  const [filter, change] = useFilter()
  const found = useEnterprises(filter)
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <Space style={{ width: '100%', justifyContent: 'space-between' }} wrap>
        <Typography.Title level={3} style={{ margin: 0 }}>
          {text('list.title')}{' '}
          <Typography.Text type="secondary" data-testid="total">
            {found.data ? text('list.total', { total: found.data.total }) : ''}
          </Typography.Text>
        </Typography.Title>
        <Space className="no-print">
          <Button onClick={() => void exportEnterprises(filter)}>{text('list.export')}</Button>
          <RegisterEnterprise label={text('list.register')} />
        </Space>
      </Space>
      <Filters filter={filter} onChange={change} />
      {found.error ? (
        <ProblemView error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <EnterpriseTable
          rows={found.data?.items}
          waiting={found.isPending}
          nothing={<NoEnterprises filter={filter} onChange={change} />}
        />
      )}
      <Paging
        first={filter.pageToken === ''}
        next={found.data?.nextPageToken}
        onGo={(pageToken) => change({ pageToken })}
      />
    </Space>
  )
}

function Filters(props: { filter: Filter; onChange: (change: Partial<Filter>) => void }) {
  const text = useText()
  const language = useLanguage()
  const { filter, onChange } = props
  const choice = (
    key: 'currentRung' | 'materialField' | 'district',
    all: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      className="filter"
      aria-label={all}
      value={filter[key]}
      options={[{ value: '', label: all }, ...options]}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  const named = (list: readonly { code: string; name: string }[]) =>
    list.map((entry) => ({ value: entry.code, label: entry.name }))
  return (
    <Space wrap className="no-print">
      <Input.Search
        allowClear
        className="search"
        // Emptied from outside, it must not go on showing what it searched for.
        key={filter.search}
        placeholder={text('list.search')}
        aria-label={text('list.search')}
        defaultValue={filter.search}
        onSearch={(search) => onChange({ search })}
      />
      {choice(
        'currentRung',
        text('list.allRungs'),
        termsOf('rungs').map((term) => ({ value: term.key, label: term[language] })),
      )}
      {choice('materialField', text('list.allFields'), named(useMaterialFields()))}
      {choice('district', text('list.allDistricts'), named(useDistricts()))}
    </Space>
  )
}

function EnterpriseTable(props: {
  rows: readonly Enterprise[] | undefined
  waiting: boolean
  nothing: ReactNode
}) {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  const fields = useMaterialFields()
  const districts = useDistricts()
  const narrow = useNarrow()
  return (
    <Table<Enterprise>
      data-testid="enterprises"
      size="middle"
      rowKey="enterpriseId"
      loading={props.waiting}
      pagination={false}
      dataSource={[...(props.rows ?? [])]}
      locale={{ emptyText: props.nothing }}
      columns={[
        {
          title: text('list.name'),
          render: (_, row) => (
            <Space wrap size={[8, 0]}>
              <Link to={`/enterprises/${row.enterpriseId}`}>
                {language === 'en' && row.nameEn ? row.nameEn : row.nameZh}
              </Link>
              {row.closedOn ? <Tag color="red">✗ {text('list.closed')}</Tag> : null}
              {narrow ? <ProvenanceTag provenance={row.provenance} /> : null}
            </Space>
          ),
        },
        {
          title: text('list.uscc'),
          hidden: narrow,
          render: (_, row) => <span className="mono">{row.uscc || text('list.unknown')}</span>,
        },
        {
          title: text('list.field'),
          hidden: narrow,
          render: (_, row) => nameOf(fields, row.materialField),
        },
        {
          title: text('list.district'),
          hidden: narrow,
          render: (_, row) => nameOf(districts, row.district),
        },
        {
          title: text('list.rung'),
          render: (_, row) => (
            <>
              {row.currentRung ? word('rungs', row.currentRung) : '–'}
              {narrow ? <div className="quiet one-line">{row.currentRungOn}</div> : null}
            </>
          ),
        },
        {
          title: text('list.rungOn'),
          dataIndex: 'currentRungOn',
          className: 'one-line',
          hidden: narrow,
        },
        {
          title: '',
          hidden: narrow,
          render: (_, row) => <ProvenanceTag provenance={row.provenance} />,
        },
      ]}
    />
  )
}

const noFilter = { search: '', currentRung: '', materialField: '', district: '' }

function NoEnterprises(props: { filter: Filter; onChange: (change: Partial<Filter>) => void }) {
  const text = useText()
  const { search, currentRung, materialField, district } = props.filter
  return search || currentRung || materialField || district ? (
    <Empty description={text('list.emptyFilter')}>
      <Button onClick={() => props.onChange(noFilter)}>{text('list.clearFilter')}</Button>
    </Empty>
  ) : (
    <Empty description={text('list.empty')}>
      <RegisterEnterprise label={text('list.emptyAction')} />
    </Empty>
  )
}

function Paging(props: {
  first: boolean
  next: string | undefined
  onGo: (pageToken: string) => void
}) {
  const text = useText()
  const { next } = props
  return (
    <Space className="no-print">
      {props.first ? null : <Button onClick={() => props.onGo('')}>{text('list.previous')}</Button>}
      {next ? <Button onClick={() => props.onGo(next)}>{text('list.next')}</Button> : null}
    </Space>
  )
}
