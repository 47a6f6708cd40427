import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { recordingServices } from '@seedline/contracts/services'
import { glossary } from './glossary.ts'
import { list } from './listed.ts'
import { planAggregate } from './new-aggregate.ts'
import { planCommand } from './new-command.ts'
import { planService } from './new-service.ts'
import { type Plan, Refused, write } from './plan.ts'

const checkout = join(import.meta.dirname, '../../..')
const names = { service: 'orchard', aggregate: 'tree', zh: '果树' }
const extend = { ...names, command: 'extend' }

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'seedline-new-'))
  const parts = ['services.ts', 'operations', 'refusals'].map(
    (one) => `packages/contracts/src/${one}`,
  )
  for (const path of [...parts, 'docker-compose.yml', 'reference/glossary.json']) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    cpSync(join(checkout, path), join(root, path), { recursive: true })
  }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const plan = () => planService(root, names, recordingServices)
const pathsOf = (files: Plan['made']) => files.map(({ path }) => path)
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

describe('A new service', () => {
  test('is planned without anything being written', () => {
    expect(pathsOf(plan().made)).toContain('services/orchard/src/tree/decide.ts')
    expect(existsSync(join(root, 'services'))).toBe(false)
  })

  test('changes two files outside its folder, its protos and its declarations', () => {
    const { made, changed } = plan()
    const changedOthers = pathsOf(changed).filter((path) => path !== glossary)
    expect(changedOthers).toEqual([list, 'docker-compose.yml'])
    for (const { path } of made)
      expect(path).toMatch(
        /^(services\/orchard|proto\/seedline\/orchard|packages\/contracts\/src)\//,
      )
  })

  test('leaves no placeholder in any name or text', () => {
    for (const { path, text } of plan().made) {
      expect(path).not.toMatch(/__|\.template$/)
      expect(text).not.toMatch(/__[A-Za-z]/)
    }
  })

  test('stands in the list before the gateway, on the next port, heard by operators alone', () => {
    write(root, plan())
    expect(textOf(list)).toMatch(
      / {2}orchard: \{\n {4}port: 70\d\d,[^}]*tree: 'its own' \},\n[^}]*heardBy: \['operator'\],\n {4}but: \{\},\n {4}ofFunds: \[\],\n {4}ofEnterprises: \[\],\n {2}\},\n {2}gateway: \{/,
    )
  })

  test('overwrites nothing: where one of its files is there, none is written', () => {
    const there = join(root, 'services/orchard/README.md')
    mkdirSync(dirname(there), { recursive: true })
    writeFileSync(there, 'mine')
    expect(plan).toThrow('services/orchard/README.md is there already')
    expect(readFileSync(there, 'utf8')).toBe('mine')
    expect(existsSync(join(root, 'services/orchard/src'))).toBe(false)
  })

  test('is refused where the list is not as it was', () => {
    writeFileSync(join(root, list), 'export const services = {}\n')
    expect(plan).toThrow('no one place for a service')
  })
})

describe('A further aggregate', () => {
  test.each(recordingServices)('fits into %s: at most 12 files new, and 3 changed', (service) => {
    const { made, changed } = planAggregate(checkout, { service, aggregate: 'fruit' })
    const forTests = /\.test\.ts$|\/testing\//
    expect(made.filter(({ path }) => !forTests.test(path)).length).toBeLessThanOrEqual(12)
    expect(pathsOf(changed).filter((path) => path !== glossary)).toEqual([
      list,
      `services/${service}/src/main.ts`,
      `services/${service}/src/verify.ts`,
    ])
    const [services = '', main = '', verify = ''] = changed.map(({ text }) => text)
    expect(services).toContain("fruit: 'its own' }")
    expect(main).toContain('fruitService({ store, view: viewStore(connection, fruitView), clock })')
    expect(verify).toMatch(/aggregates: \[[^\]]+, fruit\][\s\S]*views: \[[^\]]+, fruitView\]/)
  })

  test('of several words is called as each language writes it', () => {
    write(root, plan())
    const { made, changed } = planAggregate(root, { service: 'orchard', aggregate: 'bank-desk' })
    expect(pathsOf(made)).toEqual(
      expect.arrayContaining([
        'proto/seedline/orchard/v1/bank_desk_service.proto',
        'packages/contracts/src/operations/bank-desks.ts',
        'services/orchard/src/bank-desk/decide.ts',
        'services/orchard/src/inbound/grpc/bank-desk-service.ts',
      ]),
    )
    const [services = '', main = '', verify = ''] = changed.map(({ text }) => text)
    expect(services).toContain("bank_desk: 'its own' }")
    expect(main).toContain("import { bankDeskService } from './inbound/grpc/bank-desk-service.ts'")
    expect(verify).toContain("import { bankDesk } from './bank-desk/aggregate.ts'")
  })

  test('is refused where a service names its own in another form, and says which', () => {
    write(root, plan())
    writeFileSync(join(root, 'services/orchard/src/verify.ts'), 'export const verified = {}\n')
    const fruit = () => planAggregate(root, { service: 'orchard', aggregate: 'fruit' })
    expect(fruit).toThrow('services/orchard/src/verify.ts is not in the usual form')
  })
})

const there = [
  ['fund', 'fund', 'funds', 'fund'],
  ['fund', 'deal', 'deals', 'deal'],
  ['fund', 'cap-table', 'cap-tables', 'cap-table'],
  ['registry', 'enterprise', 'enterprises', 'registry'],
  ['registry', 'stage-record', 'ladder', 'registry'],
] as const

describe('A further command of an aggregate that there is', () => {
  test.each(there)('changes six files: %s %s', (service, aggregate, operations, refusals) => {
    const { made, changed } = planCommand(checkout, { service, aggregate, command: 'audit' })
    const proto = `proto/seedline/${service}/v1/${aggregate.replace('-', '_')}`
    const folder = `services/${service}/src/${aggregate}`
    expect(pathsOf(made)).toEqual([`${folder}/audit.test.ts`])
    expect(pathsOf(changed).filter((path) => path !== glossary)).toEqual([
      `${proto}_service.proto`,
      `${proto}_events.proto`,
      `packages/contracts/src/operations/${operations}.ts`,
      `packages/contracts/src/refusals/${refusals}.ts`,
      `${folder}/events.ts`,
      `${folder}/decide.ts`,
    ])
  })

  test('names what its decider refuses of every command', () => {
    const of = { service: 'registry', aggregate: 'enterprise', command: 'audit' }
    const [, , operations] = planCommand(checkout, of).changed
    expect(operations?.text.replaceAll(/\s+/g, ' ')).toContain(
      "refuses: ['ENTERPRISE_UNKNOWN', 'ENTERPRISE_CLOSED', 'HISTORY_FULL', 'ENTERPRISE_ALREADY_AUDITED']",
    )
  })

  test.each([
    ['fund', 'nope', 'audit', 'fund has no aggregate nope, but cap-table, deal, fund'],
    [
      'registry',
      'uscc-claim',
      'audit',
      'registry has no aggregate uscc-claim, but attested-fact, carrier, contact, designation, enterprise',
    ],
    ['fund', 'deal', 'decline', 'DeclineDealRequest is there already'],
    ['fund', 'deal', 'ended', 'services/fund/src/deal/decide.ts has ended already'],
    ['fund', 'deal', 'accept', 'services/fund/src/deal/decide.ts has accept already'],
  ])('is refused: %s %s %s', (service, aggregate, command, why) => {
    const planned = () => planCommand(checkout, { service, aggregate, command })
    expect(planned).toThrow(Refused)
    expect(planned).toThrow(why)
  })
})

describe('A further command', () => {
  beforeEach(() => write(root, plan()))

  test('changes six files, and comes with its first tests', () => {
    const { made, changed } = planCommand(root, { ...extend, refusal: 'TREE_TOO_OLD' })
    expect(pathsOf(made)).toEqual(['services/orchard/src/tree/extend.test.ts'])
    expect(pathsOf(changed).filter((path) => path !== glossary)).toEqual([
      'proto/seedline/orchard/v1/tree_service.proto',
      'proto/seedline/orchard/v1/tree_events.proto',
      'packages/contracts/src/operations/trees.ts',
      'packages/contracts/src/refusals/tree.ts',
      'services/orchard/src/tree/events.ts',
      'services/orchard/src/tree/decide.ts',
    ])
  })

  test('that refuses by a code that there is declares none', () => {
    const { changed } = planCommand(root, { ...extend, refusal: 'DEAL_ENDED' })
    expect(pathsOf(changed)).not.toContain('packages/contracts/src/refusals/tree.ts')
    const operations = changed.find(({ path }) => path.endsWith('/trees.ts'))
    expect(operations?.text).toContain("refuses: ['TREE_UNKNOWN', 'DEAL_ENDED']")
  })

  test('gets a status of the next number, and a check by never from the second on', () => {
    write(root, planCommand(root, extend))
    const second = { ...names, command: 'stop', happened: 'stopped' }
    write(root, planCommand(root, second))
    const proto = textOf('proto/seedline/orchard/v1/tree_service.proto')
    expect(proto).toContain('  TREE_STATUS_EXTENDED = 2;\n  TREE_STATUS_STOPPED = 3;\n}')
    const decide = textOf('services/orchard/src/tree/decide.ts')
    expect(decide.match(/satisfies never/g)).toHaveLength(1)
    expect(textOf('services/orchard/src/tree/events.ts')).toContain("  TreeStopped: 'stopped',")
  })

  test('is refused a second time, and where its aggregate is in another form', () => {
    write(root, planCommand(root, extend))
    expect(() => planCommand(root, extend)).toThrow('ExtendTreeRequest is there already')
    writeFileSync(join(root, 'services/orchard/src/tree/decide.ts'), 'export const decide = 1\n')
    const other = () => planCommand(root, { ...names, command: 'stop' })
    expect(other).toThrow('services/orchard/src/tree/decide.ts is not in the usual form')
  })
})
