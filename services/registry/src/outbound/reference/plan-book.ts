import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rung } from '@seedline/values'
import type * as z from 'zod'
import { moneyKinds } from '../../projections/plan/money/facts.ts'
import { type PlanBook, stages, type Target } from '../../projections/plan/plan-book.ts'
import { ownReferenceFolder } from './cluster-codes.ts'
import {
  type AgenciesFile,
  agenciesFile,
  type FunnelFile,
  fieldsFile,
  funnelFile,
  type MoneyKindsFile,
  moneyKindsFile,
  type TargetsFile,
  targetsFile,
} from './plan-schema.ts'

/**
 * Reads the action plan: its targets, its tasks with their agencies, and which rungs belong to which of its stages.
 * Throws, with the path of each mistake, when a file is not as expected.
 */
export async function readPlanBook(folder: string = ownReferenceFolder): Promise<PlanBook> {
  const [targets, agencies, funnel, money, fields] = await Promise.all([
    read(folder, 'plan-targets.json', targetsFile),
    read(folder, 'agencies.json', agenciesFile),
    read(folder, 'funnel.json', funnelFile),
    read(folder, 'money-kinds.json', moneyKindsFile),
    read(folder, 'material-fields.json', fieldsFile),
  ])
  const known = fields.fields.map(({ id }) => id)
  refuse('plan-targets.json', faultsOfTargets(targets, known))
  refuse('agencies.json', faultsOfTasks(agencies))
  refuse('funnel.json', faultsOfFunnel(funnel))
  refuse('money-kinds.json', faultsOfMoney(money))
  return bookOf({ targets, agencies, funnel, money }, known)
}

async function read<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  let content: unknown
  try {
    content = JSON.parse(await readFile(join(folder, name), 'utf8'))
  } catch (cause) {
    throw new Error(`The reference data in ${name} can't be read`, { cause })
  }
  const result = schema.safeParse(content)
  if (result.success) return result.data
  const faults = result.error.issues.map(
    ({ path, message }) => `${['', ...path.map(String)].join('/')}: ${message}`,
  )
  throw invalid(name, faults)
}

function refuse(name: string, faults: readonly string[]): void {
  if (faults.length > 0) throw invalid(name, faults)
}

const mostTold = 20

const invalid = (name: string, faults: readonly string[]): Error =>
  new Error(`The reference data in ${name} is wrong at ${faults.slice(0, mostTold).join('; ')}`)

const faultsOfTargets = ({ targets, sources }: TargetsFile, fields: readonly string[]) => [
  ...repeated('/targets', targets),
  ...targets.flatMap(({ source, fields: named = [] }, index) => [
    ...unknownIn(`/targets/${index}/source`, [source], Object.keys(sources)),
    ...unknownIn(`/targets/${index}/fields`, named, fields),
  ]),
]

function faultsOfTasks({ agencies, tasks, sources }: AgenciesFile): readonly string[] {
  const known = agencies.map(({ id }) => id)
  const listed = Object.keys(sources)
  return [
    ...repeated('/agencies', agencies),
    ...repeated('/tasks', tasks),
    ...agencies.flatMap(({ source }, index) =>
      unknownIn(`/agencies/${index}/source`, [source], listed),
    ),
    ...tasks.flatMap(({ source, agencies: named, lead }, index) => [
      ...unknownIn(`/tasks/${index}/source`, [source], listed),
      ...unknownIn(`/tasks/${index}/agencies`, named, known),
      ...unknownIn(`/tasks/${index}/lead`, lead === undefined ? [] : [lead], named),
    ]),
  ]
}

const faultsOfFunnel = ({ stages: given, ends, sources }: FunnelFile): readonly string[] => [
  ...given.flatMap(({ id, source }, index) => [
    ...(id === stages[index] ? [] : [`/stages/${index}/id: ${stages[index]} is expected here`]),
    ...unknownIn(`/stages/${index}/source`, [source], Object.keys(sources)),
  ]),
  ...[...given.flatMap((stage) => stage.rungs), ...ends].flatMap((rung, index, all) =>
    all.indexOf(rung) < index ? [`/stages: "${rung}" is there already`] : [],
  ),
]

/** Each kind that a fund or a holder may be recorded as has to be named. */
const faultsOfMoney = ({ kinds, sources }: MoneyKindsFile): readonly string[] => [
  ...repeated('/kinds', kinds),
  ...kinds.flatMap(({ source }, index) =>
    unknownIn(`/kinds/${index}/source`, [source], Object.keys(sources)),
  ),
  ...moneyKinds.flatMap((kind) =>
    kinds.some(({ id }) => id === kind) ? [] : [`/kinds: "${kind}" is not named`],
  ),
]

const repeated = (path: string, items: readonly { readonly id: string }[]): readonly string[] =>
  items.flatMap(({ id }, index) =>
    items.findIndex((other) => other.id === id) < index
      ? [`${path}/${index}/id: "${id}" is there already`]
      : [],
  )

const unknownIn = (path: string, named: readonly string[], known: readonly string[]) =>
  named.flatMap((one, index) =>
    known.includes(one) ? [] : [`${path}/${index}: there is no "${one}"`],
  )

interface Files {
  readonly targets: TargetsFile
  readonly agencies: AgenciesFile
  readonly funnel: FunnelFile
  readonly money: MoneyKindsFile
}

function bookOf(files: Files, fields: readonly string[]): PlanBook {
  const { period, sources, targets } = files.targets
  const { agencies, tasks } = files.agencies
  const { stages: funnel, ends } = files.funnel
  return {
    title: {
      zh: sources.seed?.title ?? '',
      en: `Action plan of Shenzhen for a cluster of new materials (${period.from}-${period.to})`,
    },
    period,
    // What both files name is the plan's.
    sources: [
      ...Object.entries(sources),
      ...Object.entries(files.money.sources).filter(([id]) => !Object.hasOwn(sources, id)),
    ].map(([id, { title, url }]) => ({ id, title, url })),
    targets: targets.map(targetOf),
    agencies: agencies.map((agency) => ({ ...agency, successorNote: agency.successorNote })),
    tasks: tasks.map((task) => ({ ...task, lead: task.lead ?? '', leadNote: task.leadNote })),
    funnel: {
      stages: funnel.map((stage) => ({ ...stage, rungs: stage.rungs as Rung[] })),
      ends: ends as Rung[],
      source: funnel[0]?.source ?? '',
      confidence: funnel[0]?.confidence ?? '',
    },
    moneyKinds: files.money.kinds,
    fields,
  }
}

function targetOf(given: TargetsFile['targets'][number]): Target {
  const { id, zh, en, year, fields = [], ambition, ambiguity, source, confidence } = given
  const any = { id, zh, en, year, fields, ambition, ambiguity, source, confidence }
  if (given.kind === 'qualitative') return { ...any, kind: given.kind }
  const { kind, metric, unit } = given
  const aim =
    given.op === 'between'
      ? { op: given.op, value: given.value[0], most: given.value[1] }
      : { op: given.op, value: given.value }
  return { ...any, kind, metric, unit, aim }
}
