import { attributed, type Company } from '../company.ts'
import { type Found, joined, note, type Wish } from '../found.ts'
import { yuanOf } from './amount.ts'
import { dayAsOf, dayOf } from './day.ts'
import { rounded } from './exact.ts'
import { factAt } from './fact.ts'
import { member, type Node, nodeAt } from './node.ts'

/** What the licence says: registered capital, legal representative. Those without a day are known from the dossier's own. */
export function readLicence(dossier: Node, company: Company): Found {
  const registry = nodeAt(dossier, '/registry')
  return joined([
    legalRepresentative(member(registry, 'legal_rep', 'legal_representative'), company),
    registeredCapital(member(registry, 'registered_capital'), company),
  ])
}

const knownFrom = 'its day is that of the source, not of the fact'

const noDay = (at: string): Found => ({
  notes: [
    note(
      at,
      'NO_DAY',
      '文件中没有任何日期可依，未录入',
      'the file gives no day from which it is known: not recorded',
    ),
  ],
})

function legalRepresentative(node: Node, company: Company): Found {
  const fact = factAt(node)
  if (!fact) return {}
  const stated = fact.period && dayAsOf(fact.period.text)
  const appointedOn = stated ?? company.day
  if (!appointedOn) return noDay(node.at)
  const { leaves, ...from } = attributed(
    company,
    [fact],
    `法定代表人 ${fact.value}`,
    stated ? '' : knownFrom,
    stated ? [fact.period?.leaf] : [],
  )
  const wish: Wish = {
    kind: 'person',
    at: fact.at,
    what: { zh: `法定代表人 ${fact.value}`, en: `Legal representative ${fact.value}` },
    leaves,
    name: fact.value,
    office: 'legal-representative',
    appointedOn,
    // As of a day somebody is in office, and has been since nobody says when.
    isDated: fact.period !== undefined && dayOf(fact.period.text) !== undefined,
    ...from,
  }
  return { wishes: [wish] }
}

function registeredCapital(node: Node, company: Company): Found {
  const fact = factAt(node)
  if (!fact) return {}
  const yuan = yuanOf(fact)
  if (!yuan || yuan.over <= 0n || (yuan.over * 100n) % yuan.under !== 0n)
    return {
      notes: [
        note(
          fact.at,
          'AMOUNT_UNREADABLE',
          `“${fact.value} ${fact.unit?.text ?? ''}”不是以分计的人民币金额，未录入`,
          `"${fact.value} ${fact.unit?.text ?? ''}" is no amount of yuan: not recorded`,
        ),
      ],
    }
  const stated = fact.period && dayAsOf(fact.period.text)
  const statedOn = stated ?? company.day
  if (!statedOn) return noDay(node.at)
  const used = [fact.unit?.leaf, ...(stated ? [fact.period?.leaf] : [])]
  const { leaves, ...from } = attributed(company, [fact], '注册资本', stated ? '' : knownFrom, used)
  const what = {
    zh: `注册资本 ${fact.value} ${fact.unit?.text ?? ''}`,
    en: `Registered capital ${fact.value} ${fact.unit?.text ?? ''}`,
  }
  const registered = { currency: 'CNY', amount: rounded(yuan, 2) }
  return { wishes: [{ kind: 'capital', at: fact.at, what, leaves, statedOn, registered, ...from }] }
}
