import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Pace, Task } from './closed-loop.ts'

/** A way to append, in a process of its own so that its CPU is its own. */
export interface Candidate {
  run(task: Task): Promise<Pace>
  stop(): Promise<void>
}

const scripts = {
  ours: './ours-process.ts',
  raw: './raw-process.ts',
  emmett: '../../emmett/append-process.ts',
  auditLog: '../audit/log-process.ts',
  auditRaw: '../audit/raw-process.ts',
} as const

/** Starts a candidate on a database of its own. */
export async function startCandidate(
  name: keyof typeof scripts,
  mongoUrl: string,
  database: string,
): Promise<Candidate> {
  const script = fileURLToPath(new URL(scripts[name], import.meta.url))
  const child = fork(script, [mongoUrl, database])
  await answer(child, name)
  return {
    async run(task) {
      child.send(task)
      return (await answer(child, name)) as Pace
    },
    async stop() {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

function answer(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => {
      reject(new Error(`The candidate ${name} ended with ${code}`))
    }
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(message)
    })
  })
}
