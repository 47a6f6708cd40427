import type { Evidence } from '@seedline/register'
import { type Company, line } from '../company.ts'
import type { Fact } from './fact.ts'

/** A fact that has no register of its own, with what it is called. */
export interface Detail {
  readonly fact: Fact
  readonly title: string
}

/** The paper that it stands in among those of a rung, and the leaves of the file that are told by it. */
export function paperOf({ fact, title }: Detail, { code, shortName, named }: Company) {
  const unit = fact.unit && !['date', 'year'].includes(fact.unit.text) ? ` ${fact.unit.text}` : ''
  const period = fact.period ? ` (${fact.period.text})` : ''
  const whole = `${shortName} ${code}: ${title}: ${fact.value}${unit}${period}`
  const remarks = fact.remarks.map(({ text }) => `; ${text}`).join('')
  const all = line(whole + remarks)
  const fits = all.length <= 300
  const paper: Evidence = {
    kind: 'announcement',
    title: fits ? all : line(whole).slice(0, 300),
    ...(fact.url && { url: fact.url.text }),
  }
  const leaves = [
    ...named,
    ...(line(whole).length <= 300 ? [fact.leaf] : []),
    ...(fact.unit ? [fact.unit.leaf] : []),
    ...(fact.period ? [fact.period.leaf] : []),
    ...(fact.url ? [fact.url.leaf] : []),
    ...(fits ? fact.remarks.map(({ leaf }) => leaf) : []),
  ]
  return { paper, leaves }
}
