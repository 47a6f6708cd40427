import type { Plan } from '../api/plan.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'

/** The plan's tasks with the agencies that answer for them, in the order of its text. */
export function Tasks(props: { plan: Plan }) {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  const { tasks, agencies } = props.plan
  const agency = (id: string) => {
    const found = agencies.find(({ agencyId }) => agencyId === id)
    return found ? found[language] : id
  }
  const renamed = agencies.filter(({ successorNoteZh }) => successorNoteZh)
  return (
    <div className="stack">
      <ul className="facts" data-testid="plan-tasks">
        {tasks.map(({ taskId, section, kind, agencyIds, ...names }) => (
          <li key={taskId}>
            <strong>
              {section} {names[language]}
            </strong>{' '}
            <span className="quiet">{word('planTaskKinds', kind)}</span>
            <div>{agencyIds.map(agency).join(language === 'zh' ? '、' : '; ')}</div>
          </li>
        ))}
      </ul>
      <span className="quiet">{text('plan.firstNamed')}</span>
      {renamed.length > 0 ? (
        <details>
          <summary>{text('plan.renamed')}</summary>
          <ul className="facts">
            {renamed.map(({ agencyId, successorNoteZh, successorNoteEn, ...names }) => (
              <li key={agencyId}>
                {names[language]}: {language === 'zh' ? successorNoteZh : successorNoteEn}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
