import { createFileRegistry, type DescMessage, fromBinary } from '@bufbuild/protobuf'
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt'
import { describe, expect, test } from '@jest/globals'
import { readDescriptorSet } from '../descriptors.ts'
import { DealServiceService as Deals } from '../gen/seedline/fund/v1/deal_service.ts'
import { FundServiceService as Funds } from '../gen/seedline/fund/v1/fund_service.ts'
import { OperationsServiceService as Rpcs } from '../gen/seedline/operations/v1/operations_service.ts'
import { StageRecordServiceService as Ladder } from '../gen/seedline/registry/v1/stage_record_service.ts'
import {
  date,
  id,
  inField,
  instant,
  line,
  optional,
  page,
  pageFields,
  whole,
} from '../kinds/index.ts'
import { refusals } from '../refusals/index.ts'
import { allows, figuresKeepers, isRole, type Role, roles } from '../roles.ts'
import {
  type Category,
  isReadByOwnPeople,
  readersOf,
  recordingServices,
  services,
} from '../services.ts'
import {
  command,
  ladder,
  type Operation,
  operationGroups,
  operationsOf,
  query,
  type RequestOf,
  readRequest,
} from './index.ts'

const said = {
  rest: 'POST /api/v1/somewhere/{dealId}',
  effect: 'changes',
  summary: { zh: '某事', en: 'Something' },
  admits: 'any-role',
  of: 'nobody',
  refuses: [],
} as const
const { effect: _, ...asked } = { ...said, rest: 'GET /api/v1/somewhere' } as const

const startDueDiligence = command(Deals.startDueDiligence, {
  ...said,
  request: { dealId: id('Deal'), startedOn: date },
})

describe('a declaration', () => {
  test('knows its name and its service from the RPC, its verb and its path from REST', () => {
    expect(startDueDiligence).toMatchObject({
      name: 'startDueDiligence',
      service: 'seedline.fund.v1.DealService',
      verb: 'post',
      path: '/api/v1/somewhere/{dealId}',
      effect: 'changes',
    })
    const listFunds = query(Funds.listFunds, { ...asked, request: { page } })
    expect(listFunds).toMatchObject({ verb: 'get', effect: undefined })
  })

  test('gives the values of its request their types', () => {
    const request: RequestOf<typeof startDueDiligence> = readRequest(startDueDiligence, {
      commandId: 'c-1',
      expectedVersion: 0,
      dealId: '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f',
      startedOn: '2024-05-20',
    }).values
    expect(request.startedOn).toBe('2024-05-20')
    // @ts-expect-error it has no such value
    expect(request.endedOn).toBeUndefined()
  })

  test('is a type error unless it names every field of the message, each by a kind of its type', () => {
    const attempts = () => [
      // @ts-expect-error the message has a field startedOn
      command(Deals.startDueDiligence, { ...said, request: { dealId: id('Deal') } }),
      command(Deals.startDueDiligence, {
        ...said,
        // @ts-expect-error the message has no field reason
        request: { dealId: id('Deal'), startedOn: date, reason: line() },
      }),
      command(Deals.startDueDiligence, {
        ...said,
        // @ts-expect-error startedOn is text in the message
        request: { dealId: id('Deal'), startedOn: whole({ min: 0, max: 1 }) },
      }),
      command(Rpcs.replayFrom, {
        ...said,
        // @ts-expect-error from is a Timestamp, which may be absent
        request: { subscription: line(), from: line() },
      }),
      command(Rpcs.replayDeadLetter, {
        ...said,
        // @ts-expect-error the message calls it id
        request: { deadLetterId: line() },
      }),
      query(Rpcs.listDeadLetters, {
        ...asked,
        // @ts-expect-error the message has the two fields of a page itself
        request: { page },
      }),
      command(Deals.startDueDiligence, {
        ...said,
        request: { dealId: id('Deal'), startedOn: date },
        // @ts-expect-error no such refusal
        refuses: ['NOTHING_OF_OURS'],
      }),
      // What fits.
      command(Rpcs.replayFrom, { ...said, request: { subscription: line(), from: instant } }),
      command(Rpcs.replayDeadLetter, { ...said, request: { x: inField('id', line()) } }),
      query(Rpcs.listDeadLetters, { ...asked, request: { page: pageFields } }),
      command(Deals.startDueDiligence, {
        ...said,
        request: { dealId: id('Deal'), startedOn: optional(date) },
      }),
    ]
    expect(attempts).not.toThrow()
  })

  test('of a service is a type error unless it has every RPC, and no other', () => {
    const { tag } = ladder
    const { getLadder, recordStage, correctStage, withdrawStage } = ladder.operations
    const attempts = () => [
      // @ts-expect-error withdrawStage is lacking
      operationsOf(Ladder, tag, { getLadder, recordStage, correctStage }),
      operationsOf(Ladder, tag, {
        getLadder,
        recordStage,
        correctStage,
        withdrawStage,
        // @ts-expect-error the service has no such RPC
        forgetStage: withdrawStage,
      }),
      operationsOf(Ladder, tag, {
        getLadder,
        recordStage,
        correctStage,
        // @ts-expect-error this is the declaration of another RPC
        withdrawStage: getLadder,
      }),
    ]
    expect(attempts).not.toThrow()
  })
})

const protos = createFileRegistry(fromBinary(FileDescriptorSetSchema, readDescriptorSet()))

/** Whether an RPC, or a message of its answer however deep, is declared in files named so. */
function touches(path: string, files: string): boolean {
  const [, service = '', rpc = ''] = path.split('/')
  const method = protos.getService(service)?.methods.find(({ name }) => name === rpc)
  if (method === undefined) throw new Error(`The contracts have no RPC ${path}`)
  const seen = new Set<DescMessage>([method.output])
  for (const message of seen)
    for (const field of message.fields) if (field.message) seen.add(field.message)
  const named = [method.parent, ...seen].map(({ file }) => file.name)
  return named.some((name) => name.startsWith(files))
}

const operations: Operation[] = operationGroups.flatMap(({ operations: all }) => Object.values(all))

describe('the operations', () => {
  test('are each at an address of their own', () => {
    const addresses = operations.map(({ verb, path }) => `${verb} ${path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length)
  })

  test.each(operations.map((one) => [one.name, one] as const))(
    '%s names what its address has, refuses only by known codes, once, and admits known roles',
    (_name, { path, steps, verb, effect, refuses, admits, summary, service }) => {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const known = [...steps.map(({ name }) => name), 'service']
      expect(named.filter((name) => !known.includes(name as string))).toEqual([])
      expect(verb === 'get').toBe(effect === undefined)
      expect(refuses.filter((code) => !Object.hasOwn(refusals, code))).toEqual([])
      expect(new Set(refuses).size).toBe(refuses.length)
      expect(admits === 'any-role' || admits.every(isRole)).toBe(true)
      expect(summary.zh).toMatch(/\p{Script=Han}/u)
      expect(summary.en).toMatch(/^[A-Z][^\p{Script=Han}]*[^.]$/u)
      const owners = [...recordingServices, 'operations']
      expect(owners.some((owner) => service.startsWith(`seedline.${owner}.`))).toBe(true)
    },
  )
})

describe('an operation that takes back what was recorded', () => {
  const takingBack = operations.filter(
    ({ name, of, admits }) =>
      /^(?:withdraw|reverse|revoke)/.test(name) &&
      of === 'nobody' &&
      roles.some((role) => allows(admits, [role]) && !allows(figuresKeepers, [role])),
  )

  test('refuses those who keep no register what another organisation recorded', () => {
    expect(takingBack.length).toBeGreaterThan(4)
    const lax = takingBack.filter(
      ({ refuses }) => !refuses.includes('ENTRY_OF_ANOTHER_ORGANISATION'),
    )
    expect(lax.map(({ name }) => name)).toEqual([])
  })
})

describe('an operation that tells what a register holds', () => {
  const toAll = operations.flatMap(({ name, of, admits, tells }) =>
    Object.entries(tells)
      .filter(([, whom]) => whom === 'all')
      .map(([category]) => [name, category as Category, { admits, of }] as const),
  )
  // One's own people are admitted where the operation asks of which enterprise they are.
  const isOwn = (of: Operation['of'], category: Category, role: Role): boolean =>
    of === 'own-enterprise' && role === 'enterprise-officer' && isReadByOwnPeople(category)

  test.each(toAll)('%s admits nobody who may not read %s', (_name, category, { admits, of }) => {
    const strangers = roles.filter(
      (role) =>
        allows(admits, [role]) &&
        !allows(readersOf(category), [role]) &&
        !isOwn(of, category, role),
    )
    expect(strangers).toEqual([])
  })

  const kept = recordingServices.flatMap((service) =>
    Object.keys(services[service].but).map((category) => [service, category as Category] as const),
  )

  test.each(kept)(
    'says so, where its service or its answer is one of those of %s/%s, which fewer may read',
    (service, category) => {
      const files = `seedline/${service}/v1/${category}_`
      const telling = operations.filter(
        ({ method, effect }) => effect === undefined && touches(method.path, files),
      )
      expect(telling.length).toBeGreaterThan(0)
      expect(telling.filter(({ tells }) => tells[category] === undefined)).toEqual([])
    },
  )
})

describe('a request of a command', () => {
  const deal = { dealId: '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f', startedOn: '2024-05-20' }
  const read = (header: object) =>
    readRequest(startDueDiligence, { commandId: 'c', expectedVersion: 0, ...deal, ...header })
  const faultsOf = (header: object): string[] => {
    try {
      read(header)
      return []
    } catch (error) {
      const { problem } = error as { problem: { fields: { pointer: string; code: string }[] } }
      return problem.fields.map(({ pointer, code }) => `${pointer} ${code}`)
    }
  }

  test('says its id, and the version that it was decided on', () => {
    expect(read({ commandId: ' c-1 ', expectedVersion: 7 })).toMatchObject({
      commandId: 'c-1',
      expectedVersion: 7,
    })
  })

  test.each<[object, string[]]>([
    [{ commandId: ' ' }, ['/commandId TEXT_EMPTY']],
    [{ commandId: 'x'.repeat(129) }, ['/commandId TEXT_TOO_LONG']],
    [{ expectedVersion: -1 }, ['/expectedVersion NUMBER_OUT_OF_RANGE']],
    [
      { commandId: '', startedOn: 'x', dealId: 'y' },
      ['/commandId TEXT_EMPTY', '/dealId ID_MALFORMED', '/startedOn DATE_INVALID'],
    ],
    [{ commandId: 'x'.repeat(128) }, []],
  ])('with %j is refused where the fault is', (header, faults) => {
    expect(faultsOf(header)).toEqual(faults)
  })
})
