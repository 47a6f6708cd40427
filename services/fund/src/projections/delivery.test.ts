import { describe, expect, test } from '@jest/globals'
import {
  EnterpriseClosed,
  EnterpriseCorrected,
  EnterpriseRegistered,
} from '@seedline/contracts/registry/v1/enterprise_events'
import { deliveries, eventMessages, foldView } from '@seedline/testing'
import fc from 'fast-check'
import { capTable } from '../cap-table/aggregate.ts'
import { deal } from '../deal/aggregate.ts'
import { fund } from '../fund/aggregate.ts'
import {
  cancelled,
  converted,
  exercised,
  granted,
  holder,
  issued,
  plan,
  poolAdjusted,
  reversed,
  split,
  stockClass,
  transferred,
  vestingStarted,
} from '../testing/cap-table-samples.ts'
import {
  approvalReversed,
  dealApproved,
  dealDeclined,
  dealOpened,
  dealReopened,
  dueDiligenceStarted,
  roundClosed,
  roundReversed,
} from '../testing/deal-samples.ts'
import {
  commitmentReversed,
  committed,
  fundOpened,
  invested,
  investmentReversed,
  released,
  reserved,
} from '../testing/fund-samples.ts'
import { dealId, enterpriseId, fundId } from '../testing/samples.ts'
import { guardedFold, messagesOf } from '../testing/views.ts'
import { capTableView } from './cap-table/view.ts'
import { dealView } from './deal/view.ts'
import { fundView } from './fund/view.ts'
import { knownEnterpriseView } from './known-enterprise/view.ts'

const registry = (type: string, data: Uint8Array) => ({
  type: `seedline.registry.v1.${type}`,
  data,
})

const histories = [
  {
    view: fundView,
    messages: messagesOf(fund, fundId, [
      fundOpened,
      committed('government', '100.00'),
      committed('enterprise', '50.00'),
      reserved('60.00'),
      invested('50.00'),
      released('10.00', 'closed-for-less'),
      investmentReversed({ invested: '50.00', reserved: '60.00' }),
      released('60.00', 'approval-reversed', '2024-07-01'),
      commitmentReversed(committed('enterprise', '50.00')),
      committed('enterprise', '40.00'),
    ]),
  },
  {
    view: dealView,
    messages: messagesOf(deal, dealId, [
      dealOpened,
      dueDiligenceStarted,
      dealDeclined,
      dealReopened,
      dealApproved,
      roundClosed,
      roundReversed,
      approvalReversed,
    ]),
  },
  {
    view: capTableView,
    messages: messagesOf(capTable, enterpriseId, [
      stockClass('common', 'common', '10000'),
      stockClass('new'),
      holder('ann'),
      holder('bob'),
      issued('s1', 'ann', '1000'),
      transferred('s1', 'bob', '400', { balanceSecurityId: 's1-rest' }),
      cancelled('s1-rest', '100', { balanceSecurityId: 's1-last' }),
      plan('100'),
      poolAdjusted('200'),
      granted('o1', 'bob', '50'),
      vestingStarted('o1'),
      exercised('o1', '20'),
      split(2n, 1n),
      converted('common', 'new', '1800', '2022-02-01'),
    ]),
  },
  {
    name: 'cap_table, where something was reversed',
    view: capTableView,
    messages: messagesOf(capTable, enterpriseId, [
      stockClass('common'),
      holder('ann'),
      issued('s1', 'ann', '1000'),
      split(2n, 1n),
      reversed([4]),
      issued('s2', 'ann', '500'),
      reversed([], { dealId }),
    ]),
  },
  {
    view: knownEnterpriseView,
    messages: eventMessages({ service: 'registry', aggregate: 'enterprise', id: enterpriseId }, [
      registry(
        'EnterpriseRegistered',
        EnterpriseRegistered.encode(
          EnterpriseRegistered.fromPartial({ enterpriseId, uscc: '914403990000100223' }),
        ).finish(),
      ),
      registry(
        'EnterpriseCorrected',
        EnterpriseCorrected.encode(EnterpriseCorrected.fromPartial({ enterpriseId })).finish(),
      ),
      registry(
        'EnterpriseCorrected',
        EnterpriseCorrected.encode(
          EnterpriseCorrected.fromPartial({ enterpriseId, uscc: '914403990000100141' }),
        ).finish(),
      ),
      registry('SomethingNew', new Uint8Array()),
      registry(
        'EnterpriseClosed',
        EnterpriseClosed.encode(
          EnterpriseClosed.fromPartial({ enterpriseId, closedOn: '2024-01-01' }),
        ).finish(),
      ),
    ]),
  },
] as const

describe.each(histories.map((each) => ({ name: each.view.name, ...each })))(
  'The view $name',
  ({ view: typed, messages }) => {
    const view = typed as Parameters<typeof guardedFold<unknown, unknown>>[0]

    test('comes to the same document however often and in whatever order events arrive', () => {
      const plain = foldView(view, messages)
      for (let seed = 1; seed <= 8; seed += 1) {
        for (const way of deliveries(messages, seed)) {
          const folded = guardedFold(view, way.messages)
          expect([...folded.keys()]).toEqual([...plain.keys()])
          for (const [key, document] of folded) {
            expect(document.data).toEqual(plain.get(key))
            expect(document.held).toEqual([])
            expect(Object.values(document.seen)).toEqual([messages.length])
          }
        }
      }
    })

    test('comes to the same when events stop halfway and come again', () => {
      fc.assert(
        fc.property(fc.nat(messages.length), fc.nat(messages.length), (half, back) => {
          const again = [...messages.slice(0, half), ...messages.slice(Math.min(half, back))]
          const expected = guardedFold(view, messages)
          expect([...guardedFold(view, again)].map(([, { data }]) => data)).toEqual(
            [...expected].map(([, { data }]) => data),
          )
        }),
      )
    })

    test('keeps what a database can keep: no undefined in lists, no integer beyond int64', () => {
      const [document] = guardedFold(view, messages).values()
      const json = JSON.stringify(document?.data, (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      )
      expect(json).not.toContain('null')
    })
  },
)

test('An enterprise is known by the code that it was corrected to, whatever else is corrected', () => {
  const { messages } = histories.find(({ view }) => view === knownEnterpriseView) ?? histories[0]
  const [document] = foldView(knownEnterpriseView, messages).values()
  expect(document).toMatchObject({ uscc: '914403990000100141', closedOn: '2024-01-01' })
})
