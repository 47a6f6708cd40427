import { afterAll, beforeAll } from '@jest/globals'
import type { StackOptions } from '@seedline/stack'
import type { Browser } from 'playwright-core'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { startBrowser } from './browser.ts'

/** What a journey through the pages needs. */
interface Started {
  readonly system: RunningSystem
  readonly browser: Browser
}

/** A system with its pages and a browser are up before the tests of a file, `begin` is given both, and they are gone after them. */
export function systemAndBrowser(
  begin: (started: Started) => Promise<void> | void,
  settings: Pick<StackOptions, 'settingsOf'> = {},
): void {
  let system: RunningSystem | undefined
  let browser: Browser | undefined

  beforeAll(async () => {
    system = await startSystem({ webPage: true, ...settings })
    browser = await startBrowser()
    await begin({ system, browser })
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    await system?.stop()
  }, 30_000)
}
