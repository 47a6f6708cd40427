import { Skeleton, Tag } from 'antd'
import { lazy, Suspense } from 'react'
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
import { nameOf, useDistricts, useMaterialFields, useNameOf } from '../app/reference.ts'
import { CarriersPanel } from '../carriers/carriers-panel.tsx'
import { OpenDeal } from '../deals/open-deal.tsx'
import { useText } from '../i18n/i18n.ts'
import { IpPanel } from '../ip/ip-panel.tsx'
import { AsOfBar } from '../kit/as-of-bar.tsx'
import { Asked } from '../kit/asked.tsx'
import { Details } from '../kit/details.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Head, Part } from '../kit/head.tsx'
import { History } from '../kit/history.tsx'
import { ProblemView } from '../kit/problem-view.tsx'
import { Mark, ProvenanceOfPage } from '../kit/provenance.tsx'
import { Tabs } from '../kit/tabs.tsx'
import { type AsOf, isPast, useAsOf } from '../kit/use-as-of.ts'
import { useMayCall } from '../session/use-session.ts'
import { CapTableView } from './cap-table.tsx'
import { DesignationsPanel } from './designations-panel.tsx'
import { GoesOnAs } from './duplicates.tsx'
import { Ladder } from './ladder.tsx'
import { type Coded, OwnFacts, useTold } from './own-facts.tsx'
import { Profile } from './profile.tsx'
import { ReverseEntry } from './reverse-entry.tsx'

// Most visits don't open it, and its catalogue is long.
const FiguresTab = lazy(async () => {
  const { FiguresTab: tab } = await import('../figures/figures-tab.tsx')
  return { default: tab }
})

/** One enterprise: who it is, its ladder, its cap table and its history, now or as of a date. */
export function EnterprisePage() {
  const text = useText()
  const { enterpriseId: id = '' } = useParams()
  const [asOf, setAsOf] = useAsOf()
  const found = useEnterprise(id, asOf)
  const figures = useTold('getFigures', found.data ?? {})
  return (
    <div className="stack">
      <AsOfBar asOf={asOf} onChange={setAsOf} />
      {found.error ? (
        <NotShown error={found.error} asOf={asOf} onRetry={() => void found.refetch()} />
      ) : (
        <ProvenanceOfPage of={found.data?.provenance}>
          {found.data ? (
            <Identity enterprise={found.data} past={isPast(asOf)} />
          ) : (
            <Skeleton active />
          )}
          <Tabs
            tabs={[
              {
                key: 'now',
                label: `${text('enterprise.ladder')} · ${text('enterprise.capTable')}`,
                content: () => <LadderAndCapTable id={id} of={found.data} asOf={asOf} />,
              },
              {
                key: 'profile',
                label: text('enterprise.profile'),
                content: () =>
                  found.data ? <Profile enterprise={found.data} asOf={asOf} /> : null,
              },
              {
                key: 'ip',
                label: text('enterprise.ip'),
                content: () =>
                  found.data ? <IpPanel enterprise={found.data} asOf={asOf} /> : null,
              },
              ...(figures === 'no'
                ? []
                : [
                    {
                      key: 'figures',
                      label: text('figures.title'),
                      content: () => (
                        <OwnFacts asks="getFigures" of={found.data}>
                          {() => (
                            <Suspense fallback={<Skeleton active />}>
                              <FiguresTab id={id} asOf={asOf} />
                            </Suspense>
                          )}
                        </OwnFacts>
                      ),
                    },
                  ]),
              {
                key: 'designations',
                label: text('designations.title'),
                content: () => <DesignationsPanel id={id} of={found.data} asOf={asOf} />,
              },
              {
                key: 'carriers',
                label: text('carriers.title'),
                content: () =>
                  found.data ? <CarriersPanel enterprise={found.data} asOf={asOf} /> : null,
              },
              {
                key: 'history',
                label: text('enterprise.history'),
                content: () => <HistoryPanel id={id} asOf={asOf} />,
              },
            ]}
          />
        </ProvenanceOfPage>
      )}
    </div>
  )
}

function NotShown(props: { error: unknown; asOf: AsOf; onRetry: () => void }) {
  const text = useText()
  const back = <Link to="/enterprises">{text('app.toEnterprises')}</Link>
  if (isPast(props.asOf) && isNotFound(props.error)) {
    return <Empty says={text('asOf.beforeRegistration')}>{back}</Empty>
  }
  return (
    <>
      <ProblemView error={props.error} onRetry={props.onRetry} />
      {back}
    </>
  )
}

function Identity(props: { enterprise: Enterprise; past: boolean }) {
  const text = useText()
  const nameIn = useNameOf()
  const fields = useMaterialFields()
  const districts = useDistricts()
  const seesDeals = useMayCall('listDeals')
  const { enterprise } = props
  const name = nameIn(enterprise)
  const formerly = enterprise.formerNames.map(nameIn).join(text('enterprise.and'))
  const unknown = text('list.unknown')
  return (
    <section className="part">
      <Head
        title={<span data-testid="enterprise-name">{name}</span>}
        beside={
          <>
            <Mark of={enterprise.provenance} />
            {enterprise.closedOn ? (
              <Tag color="red">
                ✗ {text('list.closed')} {enterprise.closedOn}
              </Tag>
            ) : null}
          </>
        }
        actions={
          <>
            {seesDeals ? (
              <Link to={`/deals?enterpriseId=${enterprise.enterpriseId}`}>{text('nav.deals')}</Link>
            ) : null}
            {props.past || enterprise.closedOn || enterprise.mergedInto ? null : (
              <OpenDeal enterpriseId={enterprise.enterpriseId} />
            )}
          </>
        }
      />
      <GoesOnAs enterprise={enterprise} past={props.past} />
      <p className="quiet">
        {[enterprise.nameZh, enterprise.nameEn].find((other) => other !== name)}
        {formerly.length > 0 ? ` · ${text('enterprise.formerly', { names: formerly })}` : null}
      </p>
      <Details
        schema="Enterprise"
        of={enterprise}
        show={[
          [text('list.uscc'), <Uscc key="uscc" enterprise={enterprise} />],
          [text('list.field'), nameOf(fields, enterprise.materialField) || unknown],
          [text('list.district'), nameOf(districts, enterprise.district) || unknown],
          [text('list.founded'), enterprise.foundedOn || unknown],
          [text('enterprise.source'), enterprise.provenance?.source || unknown],
          'registeredAt',
          'version',
        ]}
      />
    </section>
  )
}

function Uscc(props: { enterprise: Enterprise }) {
  const text = useText()
  if (!props.enterprise.uscc) return <>{text('list.unknown')}</>
  return (
    <>
      <span className="mono">{props.enterprise.uscc}</span>{' '}
      {props.enterprise.usccCheckDigitOverridden ? (
        <Tag color="orange">! {text('enterprise.overridden')}</Tag>
      ) : null}
    </>
  )
}

interface OfEnterprise {
  id: string
  of: Coded | undefined
  asOf: AsOf
}

function LadderAndCapTable(props: OfEnterprise) {
  const text = useText()
  const past = isPast(props.asOf)
  const ladder = useLadder(props.id, props.asOf)
  return (
    <div className="side-by-side">
      <Part
        title={text('enterprise.ladder')}
        testId="ladder"
        actions={
          past ? null : (
            <CommandButton
              id="recordStage"
              label={text('ladder.record')}
              path={{ enterpriseId: props.id }}
              hide={['provenance']}
            />
          )
        }
      >
        <Asked query={ladder}>{(data) => <Ladder rungs={data.rungs} past={past} />}</Asked>
      </Part>
      <Part title={text('enterprise.capTable')}>
        <OwnFacts asks="getCapTable" of={props.of}>
          {() => <WhoOwnsIt id={props.id} asOf={props.asOf} />}
        </OwnFacts>
      </Part>
    </div>
  )
}

function WhoOwnsIt(props: { id: string; asOf: AsOf }) {
  const capTable = useCapTable(props.id, props.asOf)
  return (
    <Asked query={capTable}>
      {(data) => (
        <CapTableView
          table={data}
          past={isPast(props.asOf)}
          onExport={() => void exportCapTable(props.id, props.asOf)}
        />
      )}
    </Asked>
  )
}

function HistoryPanel(props: { id: string; asOf: AsOf }) {
  const history = useHistory(props.id, props.asOf)
  const text = useText()
  return (
    <Asked query={history}>
      {({ entries, withoutOwnership }) => (
        <History
          entries={entries}
          {...(withoutOwnership ? { notice: text('history.withoutOwnership') } : {})}
          actions={(entry) =>
            isPast(props.asOf) ? null : (
              <ReverseEntry enterpriseId={props.id} entry={entry} entries={entries} />
            )
          }
          onExport={() => void exportHistory(props.id, props.asOf)}
        />
      )}
    </Asked>
  )
}
