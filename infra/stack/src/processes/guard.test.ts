import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { startGuard } from './guard.ts'
import { identify } from './identity.ts'
import { openLedger } from './ledger.ts'

test('a guard released after an orderly stop leaves alone what the next stack in that folder has begun', async () => {
  const folder = temporaryFolder()
  const sleeper = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' })
  try {
    await once(sleeper, 'spawn')
    const file = join(folder.path, 'processes')
    const guard = startGuard(file)
    openLedger(file).addProcess('sleeper', sleeper.pid ?? 0)
    guard.release()
    await pause(1_500)
    expect(identify(sleeper.pid ?? 0)).toBeDefined()
  } finally {
    sleeper.kill('SIGKILL')
    folder.remove()
  }
})
