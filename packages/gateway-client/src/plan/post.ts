import { setTimeout as pause } from 'node:timers/promises'
import { ProblemError, problem } from '@seedline/values'
import type { Gateway, Outcome } from '../gateway.ts'
import { arrived, rungIdOf } from './arrival.ts'
import { findEnterprise } from './find-enterprise.ts'
import { bodyWithIds, pathWithIds } from './id-of.ts'
import type { Await, Plan, Write } from './write.ts'

/** What became of a plan. */
export interface Posted {
  /** Ids by the names that the plan gave them. */
  readonly ids: ReadonlyMap<string, string>
  readonly recorded: number
  /** Writes that had been recorded before, with the same content. */
  readonly repeated: number
  /** The last outcome of each path, for reading one's own write. */
  readonly versions: ReadonlyMap<string, number>
}

export interface Posting {
  /** Ids that other plans made known. */
  readonly ids?: ReadonlyMap<string, string>
  readonly onStep?: (done: number, of: number) => void
}

const patienceMs = 30_000

/**
 * Sends a plan's steps in order. Running it again changes nothing: each key was derived from what
 * it records. @throws ProblemError
 */
export async function post(gateway: Gateway, plan: Plan, posting: Posting = {}): Promise<Posted> {
  const ids = new Map(posting.ids)
  const versions = new Map<string, number>()
  let [recorded, repeated] = [0, 0]
  for (const [index, step] of plan.steps.entries()) {
    if (step.kind === 'await') {
      const answer = await waitFor(gateway, step, pathWithIds(step.path, ids))
      const rungId = step.learn && rungIdOf(answer, step.learn.rung)
      if (step.learn && rungId) ids.set(step.learn.as, rungId)
    } else {
      const path = pathWithIds(step.path, ids)
      const outcome = await write(gateway, step, path, bodyWithIds(step.body, ids))
      if (step.as !== undefined) ids.set(step.as, outcome.id)
      versions.set(path, outcome.version)
      if (outcome.repeated) repeated++
      else recorded++
    }
    posting.onStep?.(index + 1, plan.steps.length)
  }
  return { ids, recorded, repeated, versions }
}

// An enterprise registered a moment ago reaches the fund service by an event: until then it is
// unknown there.
async function write(gateway: Gateway, step: Write, path: string, body: unknown): Promise<Outcome> {
  const until = Date.now() + patienceMs
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    try {
      return await gateway.write(path, body, step.key, step.role)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const { code } = error.problem
      const there = step.known?.problems.includes(code)
        ? await findEnterprise(gateway, step.known.find)
        : undefined
      if (there !== undefined) return alreadyThere(there)
      if (code !== 'ENTERPRISE_UNKNOWN' || Date.now() > until) throw located(error, step)
      await pause(wait)
    }
  }
}

function alreadyThere(id: string): Outcome {
  return { id, version: 0, eventIds: [], traceId: '', repeated: true }
}

function located(error: ProblemError, step: Write): ProblemError {
  const { problem: refusal } = error
  const title = {
    zh: `${step.label.zh}：${refusal.title.zh}`,
    en: `${step.label.en}: ${refusal.title.en}`,
  }
  return new ProblemError({ ...refusal, title }, { cause: error })
}

async function waitFor(gateway: Gateway, step: Await, path: string): Promise<unknown> {
  const until = Date.now() + patienceMs
  for (let wait = 10; ; wait = Math.min(wait * 2, 250)) {
    const answer = await gateway.get(path)
    if (arrived(answer, step.until)) return answer
    if (Date.now() > until) throw new ProblemError(neverArrived(step, path))
    await pause(wait)
  }
}

function neverArrived({ label }: Await, path: string) {
  return problem(
    'EVENTS_NOT_ARRIVED',
    'unavailable',
    {
      zh: `${label.zh}：${patienceMs / 1000} 秒内没有等到`,
      en: `${label.en}: it did not arrive within ${patienceMs / 1000} s`,
    },
    {
      zh: '查看事件投递状况（pnpm seedline delivery），再运行同一命令',
      en: 'Look at the delivery of events (pnpm seedline delivery), then run the same command again',
    },
    { facts: { path } },
  )
}
