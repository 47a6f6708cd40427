import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../places.ts'
import type { StepResult } from '../report/report.ts'
import { StackError } from '../report/stack-error.ts'
import { typed } from '../report/typed.ts'
import { runLine, scriptOf } from './run-script.ts'
import { hashOf, isCurrent, stamp } from './stamp.ts'

const web = join(checkout, 'services/gateway/web')
const stampFile = join(web, 'dist/.made-of')
// All packages: which of them the page loads is said by its imports alone.
const sources = ['services/gateway/web', 'services/gateway/src', 'packages', 'proto', 'reference']

/** Whether the built page is of the sources as they are now. */
export function webPageIsCurrent(): boolean {
  return existsSync(join(web, 'dist/index.html')) && isCurrent(stampFile, hashOf(checkout, sources))
}

/** Builds the web page with its typed client, when its sources or the gateway's API changed. */
export async function buildWebPage(note: (detail: string) => void): Promise<StepResult<undefined>> {
  if (!existsSync(join(web, 'index.html'))) {
    return { value: undefined, said: 'skipped: there is no page in services/gateway/web yet' }
  }
  if (webPageIsCurrent()) return { value: undefined, said: 'unchanged since it was last built' }
  const hash = hashOf(checkout, sources)
  const generate = scriptOf(web, 'generate')
  const lines = [...(generate === undefined ? [] : [generate]), 'vite build']
  for (const line of lines) {
    note(line)
    const finished = await runLine(web, line, note)
    if (finished.code === 0) continue
    throw new StackError(
      `the web page could not be built (${line}):\n${finished.output.trim().slice(-3_000)}`,
      `mend what is named above; \`${typed('start')}\` tries again`,
    )
  }
  stamp(stampFile, hash)
  return { value: undefined, said: 'built' }
}
