import { useAreas } from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'

/** What the plan has in mind for each of its six areas. */
export function PlannedRoles() {
  const text = useText()
  return (
    <details data-testid="planned-roles">
      <summary>{text('plan.roles')}</summary>
      <ul className="facts">
        {useAreas()
          .filter(({ planned }) => planned)
          .map(({ id, name, role }) => (
            <li key={id}>
              <strong>{name}</strong> · {role}
            </li>
          ))}
      </ul>
    </details>
  )
}
