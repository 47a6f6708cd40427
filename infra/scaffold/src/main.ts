import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { recordingServices, serviceNames } from '@seedline/contracts/services'
import { nameFault } from './names.ts'
import { list, type Plan, planContainers, planService, write } from './new-service.ts'

const usage = `pnpm new service NAME     a service with one aggregate, its protos and its first failing test
pnpm new containers       docker-compose.yml as the list of services has it

  --aggregate NAME        service: what its first aggregate is called; as the service when left out
  --dry-run               say what would be written, and write nothing`

const root = resolve(import.meta.dirname, '../../..')

function main(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      aggregate: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const [what, name, ...more] = positionals
  if (what === 'containers' && name === undefined) return containers(values['dry-run'])
  if (what !== 'service' || name === undefined || more.length > 0) return refused(usage)
  const aggregate = values.aggregate ?? name
  const fault = nameFault(name, serviceNames) ?? nameFault(aggregate, serviceNames)
  if (fault !== undefined) return refused(fault)
  carryOut(planService(root, { service: name, aggregate }, recordingServices), values['dry-run'])
  if (!values['dry-run']) {
    tidy(name)
    console.log(nextSteps(name, aggregate))
  }
  return 0
}

function containers(dryRun: boolean): number {
  const plan = planContainers(root, recordingServices)
  if (plan === undefined) console.log('docker-compose.yml has the services of the list')
  else carryOut(plan, dryRun)
  return 0
}

function refused(why: string): number {
  console.error(why)
  return 64
}

function carryOut(plan: Plan, dryRun: boolean): void {
  if (!dryRun) write(root, plan)
  const [made, changed] = dryRun ? ['would make', 'would change'] : ['made', 'changed']
  for (const { path } of plan.made) console.log(`${made} ${path}`)
  for (const { path } of plan.changed) console.log(`${changed} ${path}`)
}

// Imports are sorted and lines broken by name and length, which a template can't know.
function tidy(name: string): void {
  const biome = join(root, 'node_modules/.bin/biome')
  spawnSync(biome, ['check', '--write', `services/${name}`, list], { cwd: root, stdio: 'ignore' })
}

function nextSteps(service: string, aggregate: string): string {
  const steps = [
    ['pnpm install', 'names the new package in pnpm-lock.yaml, and makes code of its protos'],
    [
      `pnpm test:unit services/${service}`,
      `one fails: the first rule, in src/${aggregate}/decide.ts`,
    ],
    [`services/${service}/README.md`, 'say what it is responsible for, in both languages'],
    [list, 'say who hears its events, and which services it calls'],
    ['ARCHITECTURE.md, docs/operations.md', 'add it where services are told'],
    ['pnpm gate', 'says what is still missing'],
  ]
  return ['', 'Next:', ...steps.map(([what = '', why]) => `  ${what.padEnd(38)} ${why}`)].join('\n')
}

process.exitCode = main(process.argv.slice(2))
