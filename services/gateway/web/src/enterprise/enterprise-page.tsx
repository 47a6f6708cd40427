import { Card, Descriptions, Result, Skeleton, Space, Tabs, Tag, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import {
  type Enterprise,
  exportCapTable,
  exportHistory,
  useCapTable,
  useEnterprise,
  useHistory,
  useLadder,
} from '../api/enterprises.ts'
import { isNotFound } from '../api/problem.ts'
import { ProblemView } from '../app/problem-view.tsx'
import { ProvenanceTag } from '../app/provenance-tag.tsx'
import { nameOf, useDistricts, useMaterialFields } from '../app/reference.ts'
import { useMoment } from '../i18n/format.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { AsOfBar } from './as-of-bar.tsx'
import { CapTableView } from './cap-table.tsx'
import { History } from './history.tsx'
import { Ladder } from './ladder.tsx'
import { RecordStage } from './record-stage.tsx'
import { type AsOf, isPast, useAsOf } from './use-as-of.ts'

/** One enterprise: who it is, its ladder, its cap table and its history, now or as of a date. */
export function EnterprisePage() {
  const { enterpriseId = '' } = useParams()
  const [asOf, setAsOf] = useAsOf()
  const found = useEnterprise(enterpriseId, asOf)
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <AsOfBar asOf={asOf} onChange={setAsOf} />
      {found.error ? (
        <NotShown error={found.error} asOf={asOf} onRetry={() => void found.refetch()} />
      ) : (
        <>
          {found.data ? <Identity enterprise={found.data} /> : <Skeleton active />}
          <Panels id={enterpriseId} asOf={asOf} />
        </>
      )}
    </Space>
  )
}

function Panels(props: { id: string; asOf: AsOf }) {
  return (
    <Tabs
      items={[
        {
          key: 'now',
          label: <TabTitle first="enterprise.ladder" second="enterprise.capTable" />,
          children: <LadderAndCapTable {...props} />,
        },
        {
          key: 'history',
          label: <TabTitle first="enterprise.history" />,
          children: <HistoryPanel {...props} />,
        },
      ]}
    />
  )
}

type TabWord = 'enterprise.ladder' | 'enterprise.capTable' | 'enterprise.history'

function TabTitle(props: { first: TabWord; second?: TabWord }) {
  const text = useText()
  return <>{[props.first, props.second].flatMap((key) => (key ? [text(key)] : [])).join(' · ')}</>
}

function NotShown(props: { error: unknown; asOf: AsOf; onRetry: () => void }) {
  const text = useText()
  const back = <Link to="/enterprises">{text('app.toEnterprises')}</Link>
  if (isPast(props.asOf) && isNotFound(props.error)) {
    return <Result status="info" title={text('asOf.beforeRegistration')} extra={back} />
  }
  return (
    <>
      <ProblemView error={props.error} onRetry={props.onRetry} />
      {back}
    </>
  )
}

function Identity(props: { enterprise: Enterprise }) {
  const text = useText()
  const language = useLanguage()
  const moment = useMoment()
  const fields = useMaterialFields()
  const districts = useDistricts()
  const { enterprise } = props
  const [name, otherName] =
    language === 'en' && enterprise.nameEn
      ? [enterprise.nameEn, enterprise.nameZh]
      : [enterprise.nameZh, enterprise.nameEn]
  const unknown = text('list.unknown')
  const rows: [string, ReactNode][] = [
    [text('list.uscc'), <Uscc key="uscc" enterprise={enterprise} />],
    [text('list.field'), nameOf(fields, enterprise.materialField) || unknown],
    [text('list.district'), nameOf(districts, enterprise.district) || unknown],
    [text('list.founded'), enterprise.foundedOn || unknown],
    [text('enterprise.registeredAt'), moment(enterprise.registeredAt)],
    [text('enterprise.source'), enterprise.provenance?.source ?? unknown],
  ]
  return (
    <Card>
      <Space align="center" wrap>
        <Typography.Title level={3} style={{ margin: 0 }} data-testid="enterprise-name">
          {name}
        </Typography.Title>
        <ProvenanceTag provenance={enterprise.provenance} />
        {enterprise.closedOn ? (
          <Tag color="red">
            ✗ {text('list.closed')} {enterprise.closedOn}
          </Tag>
        ) : null}
      </Space>
      <div className="quiet" style={{ marginBottom: 12 }}>
        {otherName}
      </div>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 3 }}
        items={rows.map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  )
}

function Uscc(props: { enterprise: Enterprise }) {
  const text = useText()
  if (!props.enterprise.uscc) return <>{text('list.unknown')}</>
  return (
    <Space>
      <span className="mono">{props.enterprise.uscc}</span>
      {props.enterprise.usccCheckDigitOverridden ? (
        <Tag color="orange">! {text('enterprise.overridden')}</Tag>
      ) : null}
    </Space>
  )
}

function LadderAndCapTable(props: { id: string; asOf: AsOf }) {
  const text = useText()
  const past = isPast(props.asOf)
  const ladder = useLadder(props.id, props.asOf)
  const capTable = useCapTable(props.id, props.asOf)
  return (
    <div className="side-by-side">
      <Card
        title={text('enterprise.ladder')}
        extra={past ? null : <RecordStage enterpriseId={props.id} />}
        data-testid="ladder"
      >
        <Asked query={ladder}>{(data) => <Ladder rungs={data.rungs} past={past} />}</Asked>
      </Card>
      <Card title={text('enterprise.capTable')}>
        <Asked query={capTable}>
          {(data) => (
            <CapTableView
              table={data}
              past={past}
              onExport={() => void exportCapTable(props.id, props.asOf)}
            />
          )}
        </Asked>
      </Card>
    </div>
  )
}

function HistoryPanel(props: { id: string; asOf: AsOf }) {
  const history = useHistory(props.id, props.asOf)
  return (
    <Asked query={history}>
      {(data) => <History {...data} onExport={() => void exportHistory(props.id, props.asOf)} />}
    </Asked>
  )
}

/** One way to show a question: its problem, its waiting, or its answer. */
function Asked<T>(props: {
  query: { data: T | undefined; error: unknown; refetch: () => unknown }
  children: (data: T) => ReactNode
}) {
  const { data, error, refetch } = props.query
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  return data === undefined ? <Skeleton active /> : props.children(data)
}
