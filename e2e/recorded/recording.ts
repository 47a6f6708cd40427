import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock, toDate } from '@seedline/values'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { dayInShanghai } from '../system/seed-round.ts'
import { recordedEvents } from './events.ts'
import type { Answered } from './exchange.ts'
import { folded } from './folded-document.ts'
import { withPlaceholders } from './placeholders.ts'
import { story } from './story/story.ts'
import { answersTo } from './telling.ts'
import { written } from './written.ts'

/** Answers by the requests' names, events by their ids, digests by their keys. */
export type Named = Readonly<Record<string, unknown>>

/** The files of a recording: the OpenAPI document is an answer too, but too long to stand among them. */
export type Part = 'answers' | 'openapi' | 'events' | 'demonstration'

/** What a revision answers to the story, and what it records. */
export type Recording = Readonly<Record<Exclude<Part, 'demonstration'>, Named>>

/** Tells the story to a fresh system and records it. */
export async function recordingOf(system: RunningSystem): Promise<Recording> {
  const { KAFKA_TOPIC_PREFIX: topicPrefix = '' } = system.stack.service('fund').settings
  const begun = toDate(systemClock())
  const today = dayInShanghai()
  const { 'read-openapi': document, ...answers } = await answersTo(story, system)
  const run = { begun, topicPrefix, days: [today, dayInShanghai()] }
  return {
    answers: withPlaceholders(answers, run) as Named,
    openapi: { 'read-openapi': withDocumentFolded(document) },
    events: await recordedEvents(system.stack),
  }
}

const withDocumentFolded = (answered: Answered | undefined): unknown => ({
  ...answered,
  body: folded(answered?.body),
})

/** Does the work in a system that nothing was recorded in. */
export async function inASystem<T>(work: (system: RunningSystem) => Promise<T>): Promise<T> {
  const system = await startSystem()
  try {
    return await work(system)
  } finally {
    await system.stop()
  }
}

// The revision that the interfaces and events are held to.
const heldTo = join(import.meta.dirname, 'from-dfdc7a0')

/** What that revision answered or recorded. */
export const readPart = async (part: Part): Promise<Named> =>
  JSON.parse(await readFile(join(heldTo, `${part}.json`), 'utf8'))

/** Writes what was found into the folder that SEEDLINE_KEEP_RECORDING names: so a recording is made. */
export async function keepPart(part: Part, found: Named): Promise<void> {
  const folder = process.env.SEEDLINE_KEEP_RECORDING
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${part}.json`), `${written(found)}\n`)
}
