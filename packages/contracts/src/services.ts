import { attestedReaders, bankPeople, fundReaders, type Rule } from './roles.ts'

/** What has to be known of a service outside its own folder. */
interface ServiceFacts {
  /** Where `pnpm start` looks for a free port first. */
  readonly port: number
  readonly serves: 'grpc' | 'http'
  /** Whether it records facts: it has streams, read models, and a part that `verify` checks. */
  readonly records: boolean
  /** Which services it calls, or reads again from their stores: it is told where each answers. */
  readonly calls: readonly string[] | 'all that record'
  /**
   * The categories of streams that are published, and whose id such a stream bears; documents list the operations on
   * them in this order.
   */
  readonly publishes: Readonly<Record<string, 'its own' | 'enterprise'>>
  /** The roles that may read what it records, and are told of it while they look at a page; `but` says which categories fewer may. */
  readonly heardBy: Rule
  readonly but: Readonly<Record<string, Rule>>
  /** Categories of streams, and types of events of others, that are told to those alone who may see the fund's books. */
  readonly ofFunds: readonly string[]
  /** Categories of streams that are told to the people alone of the organisation for which they were recorded. */
  readonly ofOrganisations?: readonly string[]
  /** Categories of streams that an enterprise's own people may read of it, whoever else may. */
  readonly ofEnterprises: readonly string[]
}

/**
 * Every service there is. Whatever goes through the services reads it here: the local stack, the
 * containers, topics, live events, `verify`, the command line, the rules on imports.
 */
export const services = {
  registry: {
    port: 7001,
    serves: 'grpc',
    records: true,
    calls: ['fund', 'credit'],
    publishes: {
      enterprise: 'enterprise',
      stage_record: 'enterprise',
      ip_right: 'its own',
      licence: 'enterprise',
      group_relation: 'enterprise',
      designation: 'enterprise',
      attested_fact: 'enterprise',
      figures: 'enterprise',
      carrier: 'its own',
    },
    heardBy: 'any-role',
    // Trade secrets, of no use to a pilot line; a bank and another enterprise are told neither these nor what was attested.
    but: { figures: fundReaders, attested_fact: attestedReaders },
    ofFunds: [],
    ofEnterprises: ['figures', 'attested_fact'],
  },
  fund: {
    port: 7002,
    serves: 'grpc',
    records: true,
    calls: ['registry'],
    publishes: { cap_table: 'enterprise', fund: 'its own', deal: 'its own' },
    heardBy: fundReaders,
    but: {},
    ofFunds: ['fund', 'deal', 'RoundReserved', 'RoundReleased'],
    ofEnterprises: ['cap_table'],
  },
  credit: {
    port: 7003,
    serves: 'grpc',
    records: true,
    calls: ['registry'],
    publishes: {
      consent: 'its own',
      eligibility_query: 'its own',
      pledge: 'its own',
      portfolio_pledge: 'its own',
      bank_policy: 'its own',
      watch: 'its own',
      alert: 'its own',
      loan_application: 'its own',
      risk_pool: 'its own',
    },
    // What is between a bank and an enterprise is nobody else's: operators hear that something was recorded, and not what.
    heardBy: ['operator'],
    // A bank's page hears at once of what touches its collateral.
    but: { alert: bankPeople },
    ofFunds: [],
    ofOrganisations: ['alert'],
    ofEnterprises: [],
  },
  gateway: {
    port: 8080,
    serves: 'http',
    records: false,
    calls: 'all that record',
    publishes: {},
    heardBy: 'any-role',
    but: {},
    ofFunds: [],
    ofEnterprises: [],
  },
} as const satisfies Readonly<Record<string, ServiceFacts>>

type Services = typeof services
export type ServiceName = keyof Services
export type RecordingService = {
  [Name in ServiceName]: Services[Name]['records'] extends true ? Name : never
}[ServiceName]
/** The services that a service calls. */
export type CalledBy<Name extends ServiceName> = Services[Name]['calls'] extends 'all that record'
  ? RecordingService
  : Extract<Services[Name]['calls'][number], ServiceName>

/** All of them, in the order in which people see them. */
export const serviceNames = Object.keys(services) as readonly ServiceName[]

/** Those that record facts. */
export const recordingServices: readonly RecordingService[] = serviceNames.filter(
  (name): name is RecordingService => services[name].records,
)

/** The services that a service calls. */
export function calledBy<Name extends ServiceName>(service: Name): readonly CalledBy<Name>[] {
  const { calls }: ServiceFacts = services[service]
  return (calls === 'all that record' ? recordingServices : calls) as readonly CalledBy<Name>[]
}

/** A category of streams that some service publishes. */
export type Category = {
  [Name in RecordingService]: keyof Services[Name]['publishes'] & string
}[RecordingService]

/** Who may read a service's streams of a category, and is told of their events. The one place that decides. */
export function heardBy(service: RecordingService, category: string): Rule {
  const { heardBy: rule, but }: ServiceFacts = services[service]
  return Object.hasOwn(but, category) ? (but[category] ?? rule) : rule
}

/** Who may read a category of whomever it concerns, whichever service publishes it. */
export const readersOf = (category: Category): Rule => heardBy(publisherOf(category), category)

/** Whether an enterprise's own people may read a category of it, too. */
export function isReadByOwnPeople(category: Category): boolean {
  const { ofEnterprises }: ServiceFacts = services[publisherOf(category)]
  return ofEnterprises.includes(category)
}

function publisherOf(category: Category): RecordingService {
  const service = recordingServices.find((name) =>
    Object.hasOwn(services[name].publishes, category),
  )
  if (service === undefined) throw new Error(`No service publishes ${category}`)
  return service
}

/** Something of each service, by its name. */
export const byService = <Name extends ServiceName, Made>(
  names: readonly Name[],
  make: (name: Name) => Made,
): Readonly<Record<Name, Made>> =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Made>

export type AddressSetting<Name extends ServiceName> = `${Uppercase<Name>}_ADDRESS`

/** The environment variable that says where a service answers. */
export const addressSetting = <Name extends ServiceName>(service: Name): AddressSetting<Name> =>
  `${service.toUpperCase() as Uppercase<Name>}_ADDRESS`

/** The database a service keeps its documents in; a namespace lets several systems share a server. */
export const databaseOf = (service: RecordingService, namespace = ''): string =>
  `${namespace === '' ? 'seedline' : namespace}_${service}`
