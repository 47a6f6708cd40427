import { describe, expect, test } from '@jest/globals'
import { OperationsServiceService as service } from '@seedline/contracts/operations/v1/operations_service'
import type { Rule } from '@seedline/contracts/roles'
import { bind } from './bind.ts'
import type { Handlers, Rules } from './service-types.ts'

type Service = typeof service

const each = <T>(value: T): Record<string, T> =>
  Object.fromEntries(Object.keys(service).map((key) => [key, value]))

const handlers = each(async () => ({})) as unknown as Handlers<Service>
const rules = each<Rule>(['operator']) as unknown as Rules<Service>

describe('a service is bound', () => {
  test('with the rule and handler of every RPC', () => {
    const bound = bind(service, handlers, rules)
    expect(bound.name).toBe('seedline.operations.v1.OperationsService')
    expect(bound.methods.map((method) => method.key)).toEqual(Object.keys(service))
    expect(bound.methods.every((method) => method.rule[0] === 'operator')).toBe(true)
  })

  test('not at all when a rule is missing, and the message names each RPC without one', () => {
    const { getDelivery: _a, replayFrom: _b, ...some } = rules
    expect(() => bind(service, handlers, some as never)).toThrow(
      /getDelivery has no rule.*replayFrom has no rule/,
    )
  })

  test.each([
    ['undefined', undefined],
    ['an empty list', []],
    ['a role that doesn’t exist', ['superuser']],
    ['one that exists and one that doesn’t', ['operator', 'superuser']],
    ['anyone', 'anyone'],
  ])('not at all when a rule is %s', (_name, rule) => {
    expect(() => bind(service, handlers, { ...rules, rebuildView: rule } as never)).toThrow(
      'rebuildView has no rule',
    )
  })

  test('not at all when a handler is missing or a rule is for nothing', () => {
    const { pauseSubscription: _, ...some } = handlers
    expect(() => bind(service, some as never, rules)).toThrow('pauseSubscription has no handler')
    expect(() => bind(service, handlers, { ...rules, pauseAll: ['operator'] } as never)).toThrow(
      '"pauseAll" is for no RPC',
    )
  })
})
