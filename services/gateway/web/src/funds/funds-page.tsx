import { Empty, Space, Table, Tooltip, Typography } from 'antd'
import { type Fund, type Money, useFunds } from '../api/funds.ts'
import { ProblemView } from '../app/problem-view.tsx'
import { ProvenanceTag } from '../app/provenance-tag.tsx'
import { groupDigits, shortAmount } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'

/** The funds, and who committed what: government, institutions and enterprises. */
export function FundsPage() {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  const found = useFunds()
  if (found.error) {
    return <ProblemView error={found.error} onRetry={() => void found.refetch()} />
  }
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <Typography.Title level={3} style={{ margin: 0 }}>
        {text('funds.title')}
      </Typography.Title>
      <Table<Fund>
        data-testid="funds"
        rowKey="fundId"
        loading={found.isPending}
        pagination={false}
        dataSource={[...(found.data?.items ?? [])]}
        locale={{ emptyText: <Empty description={text('funds.empty')} /> }}
        expandable={{ expandedRowRender: (fund) => <Commitments fund={fund} /> }}
        columns={[
          {
            title: text('funds.name'),
            render: (_, fund) => (language === 'en' && fund.nameEn ? fund.nameEn : fund.nameZh),
          },
          { title: text('funds.gp'), dataIndex: 'generalPartner' },
          { title: text('funds.openedOn'), dataIndex: 'openedOn', className: 'one-line' },
          {
            title: text('funds.committed'),
            className: 'number one-line',
            render: (_, fund) => <Amount of={fund.totalCommitted} />,
          },
          {
            title: text('funds.partners'),
            render: (_, fund) =>
              fund.byPartnerKind
                .map((share) => `${word('partnerKinds', share.partnerKind)} ${share.percent} %`)
                .join(' · '),
          },
          { title: '', render: (_, fund) => <ProvenanceTag provenance={fund.provenance} /> },
        ]}
      />
    </Space>
  )
}

function Commitments(props: { fund: Fund }) {
  const text = useText()
  const word = useWord()
  return (
    <Table
      size="small"
      rowKey="partnerId"
      pagination={false}
      dataSource={[...props.fund.commitments]}
      columns={[
        { title: text('list.name'), dataIndex: 'partnerName' },
        {
          title: text('cap.kind'),
          dataIndex: 'partnerKind',
          render: (kind: string) => word('partnerKinds', kind),
        },
        {
          title: text('funds.committed'),
          className: 'number',
          render: (_, commitment) => <Amount of={commitment.amount} />,
        },
        { title: text('history.when'), dataIndex: 'committedOn' },
      ]}
    />
  )
}

function Amount(props: { of: Money | undefined }) {
  const language = useLanguage()
  if (!props.of) return null
  const { currency, amount } = props.of
  return (
    <Tooltip title={`${currency} ${groupDigits(amount)}`}>
      {currency} {shortAmount(amount, language)}
    </Tooltip>
  )
}
