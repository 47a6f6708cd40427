import { rm } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { type Plan, post } from '@seedline/gateway-client'
import { pretendedGateway } from '@seedline/gateway-client/testing'
import { readDossier } from './listed/dossier.ts'
import { enterDossier } from './listed/enter/enter-dossier.ts'
import { planPackage } from './ocf/plan-package.ts'
import { readPackage } from './ocf/read-package.ts'
import { emptyRegistry } from './testing/empty-registry.ts'
import { fact, invented, row } from './testing/listed-facts.ts'
import { issuer, option, stock, writePackage } from './testing/ocf-package.ts'

// What a template language would take for its own.
const marks = [
  '{{enterprise}}',
  '{{A}}',
  '{{}}',
  '{enterprise}',
  '$&',
  '%s',
  '{"idOf":"enterprise"}',
]

/** Everything that a plan sends, as one JSON text. */
async function sentBy(plan: Plan): Promise<string> {
  const { gateway, sent } = pretendedGateway({ write: () => ({ id: 'the-id-of-the-enterprise' }) })
  await post(gateway, plan)
  return JSON.stringify(sent.map(({ body }) => body))
}

const within = (text: string): string => JSON.stringify(text).slice(1, -1)

describe('text of a file that looks like a template', () => {
  test.each(marks)(
    '%s in every text of an Open Cap Format package is recorded as it is',
    async (mark) => {
      const named = (what: string) => `${what} ${mark}`
      const folder = await writePackage(
        {
          stakeholders: ['ann', 'bo'].map((id) => ({
            object_type: 'STAKEHOLDER',
            id: named(id),
            name: { legal_name: named(`holder ${id}`) },
            stakeholder_type: 'INDIVIDUAL',
          })),
          stock_classes: [
            {
              object_type: 'STOCK_CLASS',
              id: 'common',
              name: named('class'),
              class_type: 'COMMON',
              default_id_prefix: named('prefix'),
              initial_shares_authorized: 'NOT APPLICABLE',
              votes_per_share: '1',
              seniority: '1',
            },
          ],
          stock_plans: [
            {
              object_type: 'STOCK_PLAN',
              id: 'plan',
              plan_name: named('plan'),
              board_approval_date: '2020-01-01',
              initial_shares_reserved: '1000',
              stock_class_id: 'common',
            },
          ],
          transactions: [
            { ...stock('S1', named('ann'), '100'), custom_id: named('certificate') },
            option('O1', named('bo'), '10'),
            {
              object_type: 'TX_STOCK_CANCELLATION',
              id: named('cancel'),
              date: '2021-01-01',
              security_id: 'S1',
              quantity: '100',
              reason_text: named('reason'),
            },
            {
              object_type: 'TX_VESTING_START',
              id: 'vest',
              date: '2021-01-01',
              security_id: 'O1',
              vesting_condition_id: named('condition'),
            },
          ],
        },
        { issuer: { ...issuer, id: named('issuer'), legal_name: named('company') } },
      )
      const read = await readPackage(folder)
      await rm(folder, { recursive: true })
      const sent = await sentBy(planPackage(read).plan)
      const kept = ['company', 'holder ann', 'holder bo', 'class', 'plan', 'reason', 'certificate']
      for (const what of [...kept, 'issuer']) expect(sent).toContain(within(named(what)))
      expect(sent).not.toContain('the-id-of-the-enterprise')
    },
  )

  test.each(marks)('%s in every text of a listed company is recorded as it is', async (mark) => {
    const named = (what: string) => `${what} ${mark}`
    const plain = invented()
    const [founded, ...later] = plain.capital_history
    const content = {
      ...plain,
      registry: {
        ...plain.registry,
        name_zh: named('名称'),
        name_en: named('name'),
        board: named('board'),
      },
      ipo: { ...plain.ipo, short_name: named('short'), approval: fact(named('approval')) },
      capital_history: [
        {
          ...founded,
          investors: founded?.investors?.map((one) => ({ ...one, investor: named(one.investor) })),
        },
        ...later,
      ],
      shareholders: [row(named('甲某'), 180), row(named('乙某'), 120)],
    }
    const { gateway, sent: given } = pretendedGateway({
      write: () => ({ id: 'the-id-of-the-enterprise', eventIds: ['e'] }),
      get: emptyRegistry,
    })
    const dossier = readDossier(content, '2026-11-30')
    if (!dossier) throw new Error('nobody is named')
    await enterDossier(dossier, { gateway, trial: false, confirms: false })
    const sent = JSON.stringify(given.map(({ body }) => body))
    for (const what of ['名称', 'name', 'board', 'short', 'approval', '甲某', '乙某']) {
      expect(sent).toContain(within(named(what)))
    }
    expect(sent).not.toContain('the-id-of-the-enterprise')
  })
})
