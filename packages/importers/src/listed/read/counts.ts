import { attributed, type Company } from '../company.ts'
import { type ItemOf, unitNamed } from '../figure-items.ts'
import { type Found, note, type Wish } from '../found.ts'
import { dayAsOf, dayInAddress } from './day.ts'
import { decimalOf } from './exact.ts'
import { factAt } from './fact.ts'
import type { Node } from './node.ts'

/** Something that is known as of a day: how many patents there are, where no single one is told. */
export function readCount(node: Node, item: ItemOf, company: Company): Found {
  const fact = factAt(node)
  if (!fact) return {}
  const unit = unitNamed(fact.unit?.text ?? '')
  if (!decimalOf(fact.value) || !unit)
    return {
      notes: [
        note(
          fact.at,
          'NO_FIGURE',
          `“${fact.value} ${fact.unit?.text ?? ''}”不是带单位的数，未录入`,
          `"${fact.value} ${fact.unit?.text ?? ''}" is no number with its unit: not recorded`,
        ),
      ],
    }
  const stated = fact.period && dayAsOf(fact.period.text)
  // Without a day of its own: the day of the paper, or the one on which it is read.
  const attestedOn = stated ?? dayInAddress(fact.url?.text) ?? company.day ?? company.today
  const used = [fact.unit?.leaf, ...(stated ? [fact.period?.leaf] : [])]
  const { leaves, ...from } = attributed(company, [fact], item.zh, '', used)
  const wish: Wish = {
    kind: 'attestation',
    at: fact.at,
    what: { zh: item.zh, en: item.en },
    leaves,
    fact: item.key,
    value: fact.value.replace(/[,，]/g, ''),
    unit,
    attestedOn,
    ...from,
  }
  return { wishes: [wish] }
}
