import { expect } from '@jest/globals'
import type { Managed } from '@seedline/stack'
import type { Answer, Caller } from '../system/caller.ts'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { synthetic } from '../system/seed-round.ts'
import { verified } from '../system/verified.ts'
import { faultsIn, type Operation } from './history.ts'
import { openLargeFund } from './large-fund.ts'
import { type Load, startLoad } from './load.ts'
import { readRecorded } from './recorded.ts'

const SENDERS = 2
const SETTLE_MS = 60_000
const SUBJECT = 'user:test-fund-manager'

/** Every single answer that the senders got, beside what they made of them. */
export interface Watched {
  readonly load: Load
  readonly answers: { readonly at: number; readonly status: number; readonly code: string }[]
}

/** A system with servers of its own to take away, and people who go on sending it commands. */
export interface SystemUnderLoad {
  readonly mongo: Managed
  readonly kafka: Managed
  readonly system: RunningSystem
  /** Starts senders who play out deals; every answer they get is noted. */
  load(restMs?: number): Watched
  /** One command, outside the load. */
  register(): Promise<Answer>
  pids(): readonly (number | undefined)[]
  /** Nothing lost, nothing doubled, and every read model as the streams say. */
  expectSound(history: readonly Operation[]): Promise<void>
  stop(): Promise<void>
}

/** Nothing restarts what ends, so that recovery is recovery. */
export async function startSystemUnderLoad(): Promise<SystemUnderLoad> {
  const system = await startSystem({
    mongo: { only: ['mongod', 'secantusd-rs', 'docker', 'memory-server', 'secantusdb', 'cargo'] },
    kafka: { only: ['java', 'docker'] },
  })
  const manager = await system.as('fund-manager')
  const fundId = await openLargeFund(manager)
  const { stack } = system
  return {
    mongo: own(stack.mongo),
    kafka: own(stack.kafka),
    system,
    load: (restMs = 0) => watchedLoad(manager, fundId, restMs),
    register: () =>
      manager.post('/enterprises', { nameZh: '演示·故障试验 一家', provenance: synthetic }),
    pids: () => (['registry', 'fund', 'gateway'] as const).map((name) => stack.service(name).pid()),
    async expectSound(history) {
      expect(history.length).toBeGreaterThan(0)
      expect(faultsIn(history, (await readRecorded(stack)).of)).toEqual([])
      expect((await verified(stack, SETTLE_MS)).differences).toEqual([])
    },
    stop: () => system.stop(),
  }
}

function watchedLoad(manager: Caller, fundId: string, restMs: number): Watched {
  const answers: Watched['answers'] = []
  const note = (status: number, code: string) =>
    answers.push({ at: performance.now(), status, code })
  const watching: Caller = {
    ...manager,
    async post(path, body, headers) {
      try {
        const answer = await manager.post(path, body, headers)
        note(answer.status, String(answer.body?.code ?? ''))
        return answer
      } catch (error) {
        note(0, String(error))
        throw error
      }
    },
  }
  return { load: startLoad(watching, SUBJECT, fundId, { senders: SENDERS, restMs }), answers }
}

function own(server: { readonly process?: Managed }): Managed {
  if (!server.process) throw new Error('the server was to be of the stack’s own')
  return server.process
}

/** A figure of the run, for whoever reads its output. */
export const say = (figure: string) => process.stderr.write(`  ${figure}\n`)

export const secondsSince = (begun: number): string =>
  ((performance.now() - begun) / 1_000).toFixed(1)
