import { parseArgs } from 'node:util'
import { replaceModules } from './stand-ins/replace-modules.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    steps: { type: 'string', default: '5000' },
    log: { type: 'boolean', default: false },
    'late-closures': { type: 'boolean', default: false },
  },
})
replaceModules([])
const { simulate } = await import('./run/simulate.ts')
const failed = await simulate({
  seed: values.seed,
  seeds: Number(values.seeds),
  steps: Number(values.steps),
  log: values.log,
  lateClosures: values['late-closures'],
  print: (line) => void process.stdout.write(`${line}\n`),
})
process.exit(failed ? 1 : 0)
