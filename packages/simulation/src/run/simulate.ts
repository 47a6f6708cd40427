import { type Story, type StoryWishes, storyOf } from '../story/story.ts'
import { toldOf } from '../story/tell.ts'
import { realNow } from '../time/real.ts'
import { replaceClocks } from '../time/replace-clocks.ts'
import { serviceStart } from '../world/services.ts'
import { theWorld } from '../world/world.ts'
import { runStory, type Told } from './run-story.ts'
import { shrunk } from './shrink.ts'

export interface Simulating {
  readonly seed: number
  readonly seeds: number
  /** No further seed is begun after so long; 0: however long it takes. */
  readonly seconds: number
  readonly steps: number
  readonly wishes: StoryWishes
  /** The actions of the story to play, where not all are wanted. */
  readonly only: readonly number[] | undefined
  /** What was logged, and a shorter story, of what fails. */
  readonly log: boolean
  readonly shrink: boolean
  print(line: string): void
}

/** Runs seeds one after another until one fails; true where one did. */
export async function simulate(options: Simulating): Promise<boolean> {
  const { seed, seeds, seconds, steps, wishes, only, print } = options
  const starts = { fund: await serviceStart('fund'), registry: await serviceStart('registry') }
  replaceClocks()
  process.on('unhandledRejection', (error) => {
    theWorld().wrongs.push(
      `nobody handled: ${error instanceof Error ? error.stack : String(error)}`,
    )
  })
  const begun = realNow()
  const sum = { seeds: 0, steps: 0 }
  const kinds = new Map<string, number>()
  const refusals = new Map<string, number>()
  const play = (story: Story): Promise<Told> => runStory(starts, story)
  for (let own = seed; own < seed + seeds; own += 1) {
    if (seconds > 0 && realNow() - begun > seconds * 1000) break
    const whole = storyOf(String(own), steps, wishes)
    const actions = whole.actions.filter(({ number }) => !only || only.includes(number))
    const story = { ...whole, actions }
    const told = await play(story)
    sum.seeds += 1
    sum.steps += told.steps
    addTo(kinds, told.kinds)
    addTo(refusals, told.refusals)
    print(lineOf(story, told))
    if (options.log) for (const line of told.log) print(line)
    if (told.wrongs.length === 0) continue
    for (const wrong of told.wrongs.slice(0, 20)) print(`  ${wrong.slice(0, 600)}`)
    if (options.shrink) {
      tell(await shrunk(story, told.wrongs, async (one) => (await play(one)).wrongs), options)
    }
    return true
  }
  const rate = Math.round((sum.steps / (realNow() - begun)) * 1000)
  print(`refused: ${listed(refusals)}`)
  print(`accepted: ${listed(kinds)}`)
  print(`${sum.seeds} seeds passed, from ${seed} on: ${sum.steps} steps, ${rate} steps/s`)
  return false
}

function addTo(sums: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [sort, count] of counts) sums.set(sort, (sums.get(sort) ?? 0) + count)
}

const listed = (counts: ReadonlyMap<string, number>): string =>
  Array.from(counts, ([sort, count]) => `${sort} ${count}`)
    .sort()
    .join(', ')

function lineOf({ seed, theme }: Story, told: Told): string {
  const { steps, virtualMs, realMs, accepted, refused, unknown, digest } = told
  const rate = Math.round((steps / realMs) * 1000)
  return (
    `seed ${seed} (${theme}): ${steps} steps, ${Math.round(virtualMs / 1000)} s of virtual time, ${rate} steps/s; ` +
    `${accepted} accepted, ${refused} refused, ${unknown} unknown; ${digest}`
  )
}

function tell({ seed, actions }: Story, { steps, print }: Simulating): void {
  print(`The same with ${actions.length} actions:`)
  for (const action of actions) print(`  ${toldOf(action)}`)
  const only = actions.map(({ number }) => number).join(',')
  print(`pnpm simulate --seed ${seed} --steps ${steps} --only ${only} --log`)
}
