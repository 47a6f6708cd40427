import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceName } from '@seedline/contracts/services'
import { checkout, sharedCache } from '../places.ts'
import { run } from '../processes/run-command.ts'
import { smallMemory } from '../services/service.ts'

const deadlineMs = 60_000

/**
 * Loads each service once without settings, which ends it when all of it is compiled. A service
 * that compiles its own sources keeps the compiler: about 35 MB for as long as it runs.
 */
export async function compileServices(names: readonly ServiceName[]) {
  const marker = join(sharedCache, `compiled-by-${process.version}`)
  if (existsSync(marker)) return { value: undefined, said: 'compiled before' }
  await Promise.all(
    names.map((name) =>
      run({
        command: process.execPath,
        // What is compiled under other flags is not found again.
        args: [...smallMemory, '--import', '@seedline/service-kit/telemetry', 'src/main.ts'],
        folder: join(checkout, 'services', name),
        environment: {
          PATH: process.env.PATH,
          NODE_COMPILE_CACHE: join(sharedCache, 'compiled'),
        },
        deadlineMs,
      }),
    ),
  )
  mkdirSync(sharedCache, { recursive: true })
  writeFileSync(marker, '')
  return { value: undefined, said: `compiled ${names.join(', ')}` }
}
