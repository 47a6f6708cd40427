import type { EventStore } from '@seedline/event-store'
import type { WrittenFact } from '@seedline/rules'
import { formatStatedDecimal } from '@seedline/values'
import { figures } from '../../../figures/aggregate.ts'
import { inSequence } from '../../../figures/standing.ts'
import type { FiguresState } from '../../../figures/state.ts'
import type { Gathered, Gatherer, Gathering } from '../gatherer.ts'
import { gatheredFrom } from '../state-as-of.ts'
import { statedBy } from '../stated.ts'

/** More events than an enterprise's figures may have: they are bounded by bytes. */
const entriesMost = 5_000

/** The yearly figures that stand on the day: items are the facts of the same names. */
export const figureFacts = (store: EventStore): Gatherer => ({
  name: { zh: '经营数据', en: 'Figures' },
  register: 'figures',
  gather: gatheredFrom({ store, aggregate: figures, limit: entriesMost }, gathered),
})

function gathered({ statements }: FiguresState, asked: Gathering): Gathered {
  const stated = statements.filter(({ statedOn }) => statedOn <= asked.on)
  const facts = [...inSequence(stated).standing].flatMap(([period, items]) =>
    // Of halves and quarters no rule speaks.
    /^[0-9]{4}$/.test(period)
      ? [...items.values()].map(
          ({ figure: { item, value, unit }, on }): WrittenFact => ({
            fact: item,
            value: formatStatedDecimal(value),
            unit,
            year: Number(period),
            ...statedBy(on.provenance, on.audited ? '审计报告 / audited' : '未经审计 / unaudited'),
          }),
        )
      : [],
  )
  return { facts }
}
