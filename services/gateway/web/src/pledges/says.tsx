import type { Alert } from '../api/pledges.ts'
import { DecisionTag } from '../bank/marks.tsx'
import type { Decision } from '../bank/verdict.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'

const decisions: ReadonlySet<string> = new Set([
  'eligible',
  'conditional',
  'indeterminate',
  'ineligible',
])
const isDecision = (said: string): said is Decision => decisions.has(said)

/** What a fact said before, and what it says now: of a right its verdict, of an enterprise the rung that it has reached. */
export function Says(props: { of: Pick<Alert, 'fact' | 'said'> }) {
  const text = useText()
  const word = useWord()
  const { fact, said = '' } = props.of
  if (fact.kind === 'enterprise') return null
  const says = (one: string) => {
    if (isDecision(one)) return <DecisionTag of={one} />
    if (one === 'gone') return text('alerts.gone')
    if (fact.kind === 'stage-record') return one ? word('rungs', one) : text('alerts.noRung')
    return text('alerts.unknownBefore')
  }
  return (
    <span>
      {says(said)} → {says(fact.says)}
    </span>
  )
}
