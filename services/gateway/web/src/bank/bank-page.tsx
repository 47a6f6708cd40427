import { Skeleton } from 'antd'
import { parseAsString, useQueryState, useQueryStates } from 'nuqs'
import { lazy, Suspense, useState } from 'react'
import { type FoundEnterprise, useEligibilityAnswer, useEligibilityQueries } from '../api/credit.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { Head, Part } from '../kit/head.tsx'
import { Paging } from '../kit/paging.tsx'
import { Answer } from './answer.tsx'
import { Comparison } from './comparison.tsx'
import { Refused } from './consent-missing.tsx'
import { EnterpriseChoice } from './enterprise-choice.tsx'
import { QueriesTable } from './queries-table.tsx'
import { type Question, useAsking } from './use-asking.ts'

// Forms and rules come when an enterprise is chosen: no first visit waits for them.
const QuestionForm = lazy(async () => ({
  default: (await import('./question-form.tsx')).QuestionForm,
}))
const WhatIf = lazy(async () => ({ default: (await import('./what-if.tsx')).WhatIf }))

/** Which answer is shown, and beside which it is: both in the address. */
const shown = { query: parseAsString.withDefault(''), former: parseAsString.withDefault('') }

/** The bank desk: ask about an enterprise, see the answer, ask what if, and find again what was asked. */
export function BankPage() {
  const text = useText()
  const [{ query, former }, show] = useQueryStates(shown)
  const [about, setAbout] = useState<FoundEnterprise>()
  // What was asked here, by its query: only of these it is known what to ask anew.
  const [asked, setAsked] = useState<ReadonlyMap<string, Question>>(new Map())
  const { requestId, busy, problem, ask } = useAsking()
  const keep = (queryId: string, question: Question, before: string) => {
    setAsked(new Map([...asked, [queryId, question]]))
    void show({ query: queryId, former: before || null })
    // The verdict stands above what was asked.
    document.documentElement.scrollTop = 0
  }
  const submit = async (question: Question) => {
    const answer = await ask(question)
    if (answer) keep(answer.queryId, question, '')
    else void show({ query: null, former: null })
  }
  const question = asked.get(query)
  return (
    <div className="stack">
      <Head title={text('bank.title')} />
      {query ? <Shown queryId={query} former={former} /> : null}
      {question ? (
        <Suspense fallback={null}>
          <WhatIf key={query} of={question} onAnswer={(id, one) => keep(id, one, query)} />
        </Suspense>
      ) : null}
      <div className="no-print">
        <Part title={text('bank.question')}>
          <EnterpriseChoice onChoose={setAbout} />
          {about ? (
            <Suspense fallback={<Skeleton active />}>
              <QuestionForm
                key={about.enterprise.enterpriseId}
                about={about}
                requestId={requestId}
                busy={busy}
                onAsk={(one) => void submit(one)}
              />
            </Suspense>
          ) : (
            <p className="quiet">{text('bank.begin')}</p>
          )}
          {problem ? <Refused error={problem} /> : null}
        </Part>
      </div>
      <OwnQueries onOpen={(queryId) => void show({ query: queryId, former: null })} />
    </div>
  )
}

function Shown(props: { queryId: string; former: string }) {
  const answer = useEligibilityAnswer(props.queryId)
  const former = useEligibilityAnswer(props.former)
  return (
    <Asked query={answer}>
      {(now) => (
        <>
          <Answer of={now} />
          {former.data ? <Comparison former={former.data} now={now} /> : null}
        </>
      )}
    </Asked>
  )
}

function OwnQueries(props: { onOpen: (queryId: string) => void }) {
  const text = useText()
  const [pageToken, go] = useQueryState('pageToken', parseAsString.withDefault(''))
  const found = useEligibilityQueries(pageToken)
  return (
    <div className="no-print">
      <Part title={text('bank.ownQueries')} testId="own-queries">
        <Asked query={found}>
          {({ items, nextPageToken }) => (
            <>
              {items.length > 0 ? (
                <QueriesTable rows={items} onOpen={props.onOpen} />
              ) : (
                <Empty says={text('bank.noQueries')} />
              )}
              <Paging
                first={pageToken === ''}
                next={nextPageToken}
                onGo={(next) => void go(next || null)}
              />
            </>
          )}
        </Asked>
      </Part>
    </div>
  )
}
