import { parseArgs } from 'node:util'
import { plantNamed } from './planted/all-plants.ts'
import { replaceModules } from './stand-ins/replace-modules.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    steps: { type: 'string', default: '5000' },
    theme: { type: 'string', default: '' },
    plant: { type: 'string', default: 'none' },
    log: { type: 'boolean', default: false },
    'late-closures': { type: 'boolean', default: false },
  },
})
replaceModules((await plantNamed(values.plant)).edits)
const { allThemes } = await import('./story/story.ts')
const { simulate } = await import('./run/simulate.ts')
const failed = await simulate({
  seed: values.seed,
  seeds: Number(values.seeds),
  steps: Number(values.steps),
  log: values.log,
  wishes: {
    lateClosures: values['late-closures'],
    theme: allThemes.find((theme) => theme === values.theme),
  },
  print: (line) => void process.stdout.write(`${line}\n`),
})
process.exit(failed ? 1 : 0)
