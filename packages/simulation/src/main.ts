import { parseArgs } from 'node:util'
import { allPlants, plantNamed } from './planted/all-plants.ts'
import { lookForPlants } from './planted/look-for-plants.ts'
import { replaceModules } from './stand-ins/replace-modules.ts'

const usage = `pnpm simulate --seed S --steps N
  --seeds COUNT      so many seeds, from S on; --seconds SECONDS: no further one after so long
  --theme THEME      mixed, calm, late, recorded, reversed or between, whatever the seed says
  --plant NAME       with a mistake planted; see src/planted
  --plants           each mistake, one by one, from seed 1 on until it is found; fails where one isn't within 200 seeds and
                     60 s, or what --seeds and --seconds say; with --plant NAME that one alone
  --only 3,5,9       these actions of the story alone
  --late-closures    enterprises are closed as of earlier days, too
  --shrink, --log    a shorter story of what fails; what was logged`

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '0' },
    steps: { type: 'string', default: '5000' },
    theme: { type: 'string', default: '' },
    plant: { type: 'string', default: 'none' },
    plants: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    'late-closures': { type: 'boolean', default: false },
    shrink: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const print = (line: string): void => void process.stdout.write(`${line}\n`)

if (values.help) {
  print(usage)
  process.exit(0)
}
// A seed that is no number is after all others: nothing would be played, and nothing found wrong.
const numberOf = (name: 'seed' | 'seeds' | 'seconds' | 'steps'): number => {
  if (/^\d+$/.test(values[name])) return Number(values[name])
  throw new Error(`--${name} ${values[name]} is no number`)
}
const [seed, seeds] = [numberOf('seed'), numberOf('seeds')]
const [seconds, steps] = [numberOf('seconds'), numberOf('steps')]
if (values.plants) {
  const wanted = values.plant === 'none' ? allPlants : [plantNamed(values.plant)]
  const most = { seeds: seeds > 1 ? seeds : 200, seconds: seconds > 0 ? seconds : 60, steps }
  process.exit((await lookForPlants(wanted, most, print)) ? 0 : 1)
}
// Before anything of the services is loaded.
replaceModules(plantNamed(values.plant).edits)
const { allThemes } = await import('./story/deed.ts')
const { simulate } = await import('./run/simulate.ts')
const theme = allThemes.find((known) => known === values.theme)
if (values.theme !== '' && theme === undefined) {
  throw new Error(`No theme ${values.theme}; there are ${allThemes.join(', ')}`)
}
const failed = await simulate({
  seed,
  seeds,
  seconds,
  steps,
  wishes: { lateClosures: values['late-closures'], theme },
  only: values.only === '' ? undefined : values.only.split(',').map(Number),
  log: values.log,
  shrink: values.shrink,
  print,
})
process.exit(failed ? 1 : 0)
