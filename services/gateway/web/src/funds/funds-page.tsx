import { Empty, Space, Table, Tooltip, Typography } from 'antd'
import { type Fund, type Money, useFunds } from '../api/funds.ts'
import { ProblemView } from '../app/problem-view.tsx'
import { ProvenanceTag } from '../app/provenance-tag.tsx'
import { useNarrow } from '../app/use-narrow.ts'
import { groupDigits, shortAmount } from '../i18n/format.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'

/** The funds, and who committed what: government, institutions and enterprises. */
export function FundsPage() {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  const narrow = useNarrow()
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
        expandable={{
          columnWidth: narrow ? 32 : 48,
          expandedRowRender: (fund) => <Commitments fund={fund} />,
        }}
        columns={[
          {
            title: text('funds.name'),
            render: (_, fund) => (
              <>
                {language === 'en' && fund.nameEn ? fund.nameEn : fund.nameZh}
                <div>
                  <ProvenanceTag provenance={fund.provenance} />
                </div>
              </>
            ),
          },
          { title: text('funds.gp'), dataIndex: 'generalPartner', hidden: narrow },
          {
            title: text('funds.openedOn'),
            dataIndex: 'openedOn',
            className: 'one-line',
            hidden: narrow,
          },
          {
            title: text('funds.committed'),
            className: 'number one-line',
            hidden: narrow,
            render: (_, fund) => <Amount of={fund.totalCommitted} />,
          },
          {
            title: text('funds.invested'),
            className: 'number one-line',
            hidden: narrow,
            render: (_, fund) => <Amount of={fund.invested} />,
          },
          {
            title: <Tooltip title={text('funds.availableHint')}>{text('funds.available')}</Tooltip>,
            className: 'number one-line',
            hidden: narrow,
            render: (_, fund) => <Amount of={fund.available} />,
          },
          {
            title: text('funds.money'),
            hidden: !narrow,
            render: (_, fund) => <Standing of={fund} />,
          },
          {
            title: text('funds.partners'),
            className: 'one-line',
            hidden: narrow,
            render: (_, fund) =>
              fund.byPartnerKind.map((share) => (
                <div key={share.partnerKind}>
                  {word('partnerKinds', share.partnerKind)} {share.percent} %
                </div>
              )),
          },
        ]}
      />
    </Space>
  )
}

// On a telephone the three figures stand below each other, each with its name.
function Standing(props: { of: Fund }) {
  const text = useText()
  const { totalCommitted, invested, available } = props.of
  const figures = [
    { name: text('funds.committed'), amount: totalCommitted },
    { name: text('funds.invested'), amount: invested },
    { name: text('funds.available'), amount: available },
  ]
  return figures.map(({ name, amount }) => (
    <div key={name}>
      <span className="quiet">{name}</span>{' '}
      <span className="one-line">
        <Amount of={amount} />
      </span>
    </div>
  ))
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
        {
          title: text('funds.partner'),
          render: (_, { partnerName, partnerKind }) => (
            <>
              {partnerName}
              <div className="quiet">{word('partnerKinds', partnerKind)}</div>
            </>
          ),
        },
        {
          title: text('funds.commitment'),
          className: 'number',
          render: (_, commitment) => <Amount of={commitment.amount} />,
        },
        { title: text('funds.committedOn'), dataIndex: 'committedOn', className: 'one-line' },
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
