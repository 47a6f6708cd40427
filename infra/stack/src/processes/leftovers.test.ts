import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { endLeftovers } from './end-leftovers.ts'
import { identify, isRunning } from './identity.ts'
import { leftovers, openLedger, readLedger } from './ledger.ts'

let folder: ReturnType<typeof temporaryFolder>
let sleeper: ChildProcess
let file: string
const pid = () => sleeper.pid ?? 0

beforeEach(async () => {
  folder = temporaryFolder()
  file = join(folder.path, 'processes')
  sleeper = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' })
  await new Promise((resolve) => sleeper.once('spawn', resolve))
})
afterEach(() => {
  sleeper.kill('SIGKILL')
  folder.remove()
})

describe('what an earlier stack left running', () => {
  test('is listed until it ends', async () => {
    openLedger(file).addProcess('sleeper', pid())
    expect(leftovers(file).map((entry) => entry.name)).toEqual(['sleeper'])
    sleeper.kill('SIGKILL')
    await new Promise((resolve) => sleeper.once('exit', resolve))
    expect(leftovers(file)).toEqual([])
  })

  test('is ended, and the list with it', async () => {
    openLedger(file).addProcess('sleeper', pid())
    expect(await endLeftovers(file)).toEqual(['sleeper'])
    expect(identify(pid())).toBeUndefined()
    expect(existsSync(file)).toBe(false)
  })

  test('is left alone when the number belongs to another process by now', async () => {
    const known = identify(pid())
    if (known === undefined) throw new Error('the sleeper does not run')
    const ledger = openLedger(file)
    ledger.addProcess('sleeper', pid())
    const { writeFileSync } = await import('node:fs')
    writeFileSync(file, `process ${pid()} ${known.began}7 sleeper\n`)
    expect(await endLeftovers(file)).toEqual([])
    expect(isRunning(known)).toBe(true)
  })

  test('is forgotten when it ended in an orderly way', () => {
    const ledger = openLedger(file)
    ledger.addProcess('one', pid())
    ledger.addContainer('seedline-mongo')
    ledger.remove('one')
    expect(readLedger(file)).toEqual([
      { kind: 'container', name: 'seedline-mongo', container: 'seedline-mongo' },
    ])
  })

  test('is nothing when the list is absent or damaged', () => {
    expect(leftovers(join(folder.path, 'none'))).toEqual([])
    const ledger = openLedger(file)
    expect(readLedger(ledger.file)).toEqual([])
  })
})
