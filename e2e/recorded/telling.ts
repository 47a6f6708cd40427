import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '@seedline/values'
import { publishGarbage } from '../failure/garbage.ts'
import { callerOf } from '../system/caller.ts'
import type { RunningSystem } from '../system/running-system.ts'
import { type Answered, exchange, headersOf, sendBytes, withOwnIds } from './exchange.ts'
import { type Listening, listen } from './listening.ts'
import { filledIn } from './references.ts'
import { settled } from './settled.ts'
import type { Asker, Request, Step } from './steps.ts'
import { authorizationOf } from './tokens.ts'

/** Tells the story to a running system, step by step; what was answered, by the requests' names. */
export async function answersTo(
  steps: readonly Step[],
  system: RunningSystem,
): Promise<Readonly<Record<string, Answered>>> {
  const told = beginning(system)
  for (const step of steps) await take(step, told)
  return Object.fromEntries(told.answers)
}

interface Told {
  readonly system: RunningSystem
  readonly answers: Map<string, Answered>
  readonly bodies: Map<string, unknown>
  readonly moments: Map<string, string>
  readonly listening: Map<string, Listening>
  readonly tokens: Map<Asker, string | undefined>
}

const beginning = (system: RunningSystem): Told => ({
  system,
  answers: new Map(),
  bodies: new Map(),
  moments: new Map(),
  listening: new Map(),
  tokens: new Map(),
})

/** So long after a moment, nothing more can be recorded by it. */
const settlingMs = 6_000

async function take(step: Step, told: Told): Promise<void> {
  const { gatewayUrl, stack } = told.system
  switch (step.kind) {
    case 'request':
      return keep(step.name, await send(step, told), told)
    case 'bytes':
      return keep(step.name, await sendBytes(gatewayUrl, step.text), told)
    case 'settle':
      return settled(await operator(told))
    case 'moment':
      told.moments.set(step.name, systemClock())
      return pause(settlingMs)
    case 'listen': {
      const headers = headersOf(step.name, await tokenOf(step.as, told))
      const path = filledIn(step.path, told)
      const said = `GET ${path} (${step.as})`
      told.listening.set(step.name, await listen(`${gatewayUrl}${path}`, said, headers))
      return
    }
    case 'heard': {
      const heard = await told.listening.get(step.name)?.heard(step.events)
      if (heard === undefined) throw new Error(`nobody listens as ${step.name}`)
      return keep(step.name, heard, told)
    }
    case 'unreadable-event':
      return publishGarbage(stack, [step.dealId])
    default:
      return step satisfies never
  }
}

async function send(step: Request, told: Told): Promise<Answered> {
  const isData = typeof step.body === 'object' && !(step.body instanceof Uint8Array)
  const request = {
    ...step,
    path: filledIn(step.path, told),
    ...(isData ? { body: JSON.parse(filledIn(JSON.stringify(step.body), told)) } : {}),
  }
  const answered = await exchange(told.system.gatewayUrl, request, await tokenOf(step.as, told))
  // As the story has it: what a reference stood for may be a time.
  const said = `${step.method} ${step.path} (${step.as})`
  return { ...answered, request: said, body: withOwnIds(step.name, answered.body) }
}

function keep(name: string, answered: Answered, { answers, bodies }: Told): void {
  if (answers.has(name)) throw new Error(`the story has ${name} twice`)
  answers.set(name, answered)
  bodies.set(name, answered.body)
}

async function tokenOf(asker: Asker, { tokens, system }: Told): Promise<string | undefined> {
  if (!tokens.has(asker)) tokens.set(asker, await authorizationOf(asker, system.signer))
  return tokens.get(asker)
}

async function operator(told: Told) {
  const authorization = (await tokenOf('operator', told)) ?? ''
  return callerOf(told.system.gatewayUrl, authorization.replace('Bearer ', ''))
}
