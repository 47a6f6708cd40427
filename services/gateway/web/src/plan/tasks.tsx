import type { Plan, PlanTask } from '../api/plan.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { type Column, DataTable } from '../kit/table.tsx'

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
  const columns: Column<PlanTask>[] = [
    { key: 'section', title: text('plan.section'), cell: ({ section }) => section },
    { key: 'task', title: text('plan.task'), cell: (task) => task[language] },
    {
      key: 'kind',
      title: text('plan.kind'),
      cell: ({ kind }) => word('planTaskKinds', kind),
      wide: true,
    },
    {
      key: 'agencies',
      title: text('plan.agencies'),
      cell: ({ agencyIds }) => agencyIds.map(agency).join(language === 'zh' ? '、' : '; '),
    },
  ]
  const renamed = agencies.filter(({ successorNote }) => successorNote)
  return (
    <div className="stack">
      <DataTable
        testId="plan-tasks"
        rows={tasks}
        rowKey={({ taskId }) => taskId}
        columns={columns}
      />
      <span className="quiet">{text('plan.firstNamed')}</span>
      {renamed.length > 0 ? (
        <details>
          <summary>{text('plan.renamed')}</summary>
          <ul className="facts">
            {renamed.map(({ agencyId, successorNote, ...names }) => (
              <li key={agencyId}>
                {names[language]}: {successorNote}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
