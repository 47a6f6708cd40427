import type { Plan } from '../api/plan.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'

interface MoneyKinds {
  /** Kinds that are recorded, in their order. */
  readonly terms: readonly { readonly value: string; readonly label: string }[]
  /** Named by the plan, each with its sections, and recorded nowhere. */
  readonly unrecorded: readonly string[]
  /** Named by the plan. */
  readonly planned: readonly string[]
}

/** Whose money it may be, in words; none before the plan is known. */
export function useMoneyKinds(plan: Plan | undefined): MoneyKinds {
  const language = useLanguage()
  const kinds = plan?.moneyKinds ?? []
  const withSections = kinds
    .filter(({ sections }) => sections.length > 0)
    .map((kind) => ({ ...kind, told: `${kind[language]} (${kind.sections.join(', ')})` }))
  return {
    terms: kinds
      .filter(({ recordedBy }) => recordedBy !== 'nowhere')
      .map((kind) => ({ value: kind.kind, label: kind[language] })),
    planned: withSections
      .filter(({ recordedBy }) => recordedBy !== 'nowhere')
      .map(({ told }) => told),
    unrecorded: withSections
      .filter(({ recordedBy }) => recordedBy === 'nowhere')
      .map(({ told }) => told),
  }
}

/** What a reader has to know of the kinds: which the plan names, and of which nothing is on record. */
export function MoneyNote(props: { kinds: MoneyKinds }) {
  const text = useText()
  const language = useLanguage()
  const joined = language === 'zh' ? '、' : '; '
  const { planned, unrecorded } = props.kinds
  if (planned.length + unrecorded.length === 0) return null
  return (
    <div className="quiet" data-testid="money-note">
      <p>{text('plan.money.planned', { kinds: planned.join(joined) })}</p>
      <p>{text('plan.money.unrecorded', { kinds: unrecorded.join(joined) })}</p>
      <p>{text('plan.money.byKind')}</p>
    </div>
  )
}
