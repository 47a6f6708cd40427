import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { recordingServices, serviceNames } from '@seedline/contracts/services'
import { glossary } from './glossary.ts'
import { aggregateFault, codeFault, nameFault } from './names.ts'
import { planAggregate } from './new-aggregate.ts'
import { planCommand } from './new-command.ts'
import { planContainers, planService } from './new-service.ts'
import { nextSteps } from './next-steps.ts'
import { type Plan, Refused, write } from './plan.ts'

const usage = `pnpm new service NAME                       a service with one aggregate: its protos, a command, a question
pnpm new aggregate SERVICE NAME             a further aggregate of a service
pnpm new command SERVICE AGGREGATE NAME     a further command of an aggregate, with its event and its refusal
pnpm new containers                         docker-compose.yml as the list of services has it

  --aggregate NAME    service: what its first aggregate is called; as the service when left out
  --zh WORD           the Chinese word for the aggregate
  --happened WORD     command: what has then happened, such as begun; the command with -ed when left out
  --refusal CODE      command: what it refuses; that it happened already when left out
  --dry-run           say what would be written, and write nothing`

const root = resolve(import.meta.dirname, '../../..')

const options = {
  aggregate: { type: 'string' },
  zh: { type: 'string' },
  happened: { type: 'string' },
  refusal: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const

type Given = ReturnType<typeof parsed>

const parsed = (args: readonly string[]) => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  const [what, ...names] = positionals
  return { what, names, ...values, dryRun: values['dry-run'] }
}

/** Does what is asked for, and says so. The exit code: 1 where it is refused, in one sentence. */
export function run(args: readonly string[]): number {
  try {
    return make(parsed(args))
  } catch (error) {
    if (!isAnswer(error)) throw error
    console.error(error.message)
    return 1
  }
}

function make(given: Given): number {
  const { what, names } = given
  if (what === 'containers' && names.length === 0) return containers(given)
  if (what === 'service' && names.length === 1) return service(given)
  if (what === 'aggregate' && names.length === 2) return aggregate(given)
  if (what === 'command' && names.length === 3) return command(given)
  console.error(usage)
  return 64
}

function containers(given: Given): number {
  const plan = planContainers(root, recordingServices)
  if (plan === undefined) console.log('docker-compose.yml has the services of the list')
  else carryOut(plan, given)
  return 0
}

function service(given: Given): number {
  const [name = ''] = given.names
  const first = given.aggregate ?? name
  const fault = nameFault(name, serviceNames) ?? aggregateFault(first, serviceNames)
  if (fault !== undefined) throw new Refused(fault)
  const names = { service: name, aggregate: first, ...inChinese(given) }
  carryOut(planService(root, names, recordingServices), given)
  return told(nextSteps({ what: 'service', ...names }), given)
}

function aggregate(given: Given): number {
  const [of = '', name = ''] = given.names
  const fault = serviceFault(of) ?? aggregateFault(name)
  if (fault !== undefined) throw new Refused(fault)
  const names = { service: of, aggregate: name, ...inChinese(given) }
  carryOut(planAggregate(root, names), given)
  return told(nextSteps({ what: 'aggregate', ...names }), given)
}

function command(given: Given): number {
  const [of = '', about = '', name = ''] = given.names
  const { happened, refusal } = given
  const fault =
    serviceFault(of) ??
    aggregateFault(about) ??
    nameFault(name) ??
    (happened === undefined ? undefined : nameFault(happened)) ??
    (refusal === undefined ? undefined : codeFault(refusal))
  if (fault !== undefined) throw new Refused(fault)
  const names = { service: of, aggregate: about, ...inChinese(given) }
  const more = { ...(happened && { happened }), ...(refusal && { refusal }) }
  carryOut(planCommand(root, { ...names, command: name, ...more }), given)
  return told(nextSteps({ what: 'command', ...names }), given)
}

const inChinese = ({ zh }: Given) => (zh === undefined ? {} : { zh })

const serviceFault = (name: string): string | undefined =>
  recordingServices.some((known) => known === name)
    ? undefined
    : `there is no service ${name} that records facts: ${recordingServices.join(', ')} do`

function told(next: string, { dryRun }: Given): number {
  if (!dryRun) console.log(next)
  return 0
}

function carryOut(plan: Plan, { dryRun }: Given): void {
  if (!dryRun) {
    write(root, plan)
    tidy(plan)
  }
  const [made, changed] = dryRun ? ['would make', 'would change'] : ['made', 'changed']
  for (const { path } of plan.made) console.log(`${made} ${path}`)
  for (const { path } of plan.changed) console.log(`${changed} ${path}`)
  const tests = plan.made.filter(({ path }) => /\.test\.ts$|\/testing\//.test(path)).length
  const words = plan.changed.filter(({ path }) => path === glossary).length
  console.log(
    `${made}: ${plan.made.length - tests}, and ${tests} for tests; ` +
      `${changed}: ${plan.changed.length - words}, and ${words} for the words of pages`,
  )
}

// Imports are sorted and lines broken by name and length, which a template can't know.
function tidy({ made, changed }: Plan): void {
  const biome = join(root, 'node_modules/.bin/biome')
  const files = [...made, ...changed].map(({ path }) => path).filter((path) => path.endsWith('.ts'))
  spawnSync(biome, ['check', '--write', ...files], { cwd: root, stdio: 'ignore' })
}

// Whatever else is thrown is a fault of the scaffold, and shows where.
function isAnswer(error: unknown): error is Error {
  const { code } = error as { readonly code?: unknown }
  return error instanceof Refused || String(code).startsWith('ERR_PARSE_ARGS')
}
