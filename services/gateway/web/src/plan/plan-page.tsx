import { Alert, Button } from 'antd'
import { type Plan, usePlan } from '../api/plan.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { AsOfBar } from '../kit/as-of-bar.tsx'
import { Asked } from '../kit/asked.tsx'
import { Head, Part } from '../kit/head.tsx'
import { OutsideLink } from '../kit/outside-link.tsx'
import { useAsOf } from '../kit/use-as-of.ts'
import { Clusters } from './clusters.tsx'
import { FunnelPart } from './funnel.tsx'
import { NothingYet } from './nothing-yet.tsx'
import { Numbers } from './numbers.tsx'
import { Path } from './path.tsx'
import { Targets } from './targets.tsx'
import { Tasks } from './tasks.tsx'
import { usePlanAsked } from './use-plan-asked.ts'

/** The action plan against what happened, down to the enterprises behind each number. */
export function PlanPage() {
  const text = useText()
  const language = useLanguage()
  const [asOf, setAsOf] = useAsOf()
  const [asked] = usePlanAsked()
  const plan = usePlan(asOf.occurredOn)
  const title = plan.data?.[language === 'zh' ? 'titleZh' : 'titleEn']
  return (
    <div className="stack">
      <Head
        title={title ?? text('nav.plan')}
        beside={
          plan.data ? (
            <span className="quiet">{text('plan.asOf', { day: plan.data.asOf })}</span>
          ) : null
        }
        actions={<Button onClick={() => window.print()}>{text('check.print')}</Button>}
      />
      <AsOfBar
        occurredOnly
        asOf={{ ...asOf, recordedOn: '' }}
        onChange={({ occurredOn }) => setAsOf({ occurredOn, recordedOn: '' })}
      />
      <span className="quiet">{text('plan.occurredOnly')}</span>
      <PartLinks />
      <Asked query={plan}>{(data) => <AgainstThePlan plan={data} asOf={asOf.occurredOn} />}</Asked>
      <Numbers asOf={asOf.occurredOn} />
      <FunnelPart of={asked} asOf={asOf.occurredOn} />
      {plan.data ? <WhoAnswers plan={plan.data} /> : null}
    </div>
  )
}

const parts = ['targets', 'path', 'clusters', 'numbers', 'funnel', 'tasks'] as const

/** The page is long: a way to each of its parts. */
function PartLinks() {
  const text = useText()
  return (
    <nav className="actions no-print" aria-label={text('plan.parts')}>
      {parts.map((part) => (
        <a key={part} href={`#${part}`}>
          {text(`plan.${part}`)}
        </a>
      ))}
    </nav>
  )
}

function AgainstThePlan(props: { plan: Plan; asOf: string }) {
  const text = useText()
  const { plan, asOf } = props
  const nothing = plan.path.every(({ actual }) => actual?.value === undefined && !actual?.withheld)
  return (
    <>
      {plan.notYetCounted > 0 ? (
        <Alert
          type="info"
          showIcon
          data-testid="not-yet-counted"
          title={text('plan.notYetCounted', { count: plan.notYetCounted })}
        />
      ) : null}
      <Part id="targets" title={text('plan.targets')}>
        <span className="quiet">{text('plan.onRecord')}</span>
        <span className="quiet">{text('plan.noLevels')}</span>
        {nothing ? <NothingYet measure="value-added" /> : null}
        <Targets plan={plan} asOf={asOf} />
      </Part>
      <Part id="path" title={text('plan.path')}>
        <Path plan={plan} asOf={asOf} />
      </Part>
      <Part id="clusters" title={text('plan.clusters')}>
        <Clusters plan={plan} asOf={asOf} />
      </Part>
    </>
  )
}

function WhoAnswers(props: { plan: Plan }) {
  const text = useText()
  const { plan } = props
  return (
    <Part id="tasks" title={text('plan.tasks')}>
      <Tasks plan={plan} />
      <h3>{text('plan.sources')}</h3>
      <ul className="facts">
        {plan.sources.map(({ sourceId, title, url = '' }) => (
          <li key={sourceId}>
            {title} {url.startsWith('http') && !url.includes(' ') ? <OutsideLink to={url} /> : url}
          </li>
        ))}
      </ul>
    </Part>
  )
}
