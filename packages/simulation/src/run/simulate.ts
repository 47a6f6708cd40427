import { type StoryWishes, storyOf } from '../story/story.ts'
import { replaceClocks } from '../time/replace-clocks.ts'
import { serviceStart } from '../world/services.ts'
import { theWorld } from '../world/world.ts'
import { runStory } from './run-story.ts'

interface Options {
  readonly seed: string
  readonly seeds: number
  readonly steps: number
  readonly log: boolean
  readonly wishes: StoryWishes
  print(line: string): void
}

/** Runs seeds one after another until one fails; true where one did. */
export async function simulate({ seed, seeds, steps, log, wishes, print }: Options): Promise<boolean> {
  const starts = { fund: await serviceStart('fund'), registry: await serviceStart('registry') }
  replaceClocks()
  process.on('unhandledRejection', (error) => {
    theWorld().wrongs.push(`nobody handled: ${error instanceof Error ? error.stack : String(error)}`)
  })
  const first = Number(seed)
  for (let index = 0; index < seeds; index += 1) {
    const own = seeds === 1 ? seed : String(first + index)
    const story = storyOf(own, steps, wishes)
    const told = await runStory(starts, story)
    const rate = Math.round((told.steps / told.realMs) * 1000)
    print(
      `seed ${own}: ${told.steps} steps, ${Math.round(told.virtualMs / 1000)} s of virtual time, ${rate} steps/s, ${told.accepted} accepted, ${told.refused} refused, ${told.unknown} unknown, ${told.digest}, ${story.theme}`,
    )
    if (log) for (const line of told.log) print(line)
    if (told.wrongs.length > 0) {
      for (const wrong of told.wrongs.slice(0, 20)) print(`  ${wrong.slice(0, 600)}`)
      return true
    }
  }
  return false
}
