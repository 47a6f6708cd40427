import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '@seedline/stack'
import { type Check, passed } from '../check.ts'
import { tool } from '../tool.ts'

const web = join(checkout, 'services/gateway/web')

/** What tools say about the sources. */
export const sourceChecks: readonly Check[] = [
  {
    name: 'format and lint (biome)',
    run: () => tool('biome', ['ci', '--colors=off', '--max-diagnostics=60', '.']),
  },
  {
    name: 'types (tsc)',
    run: () => tool('tsc', ['-p', 'tsconfig.json', '--pretty', 'false']),
  },
  {
    name: 'types of the web page (tsc)',
    run: async () =>
      existsSync(join(web, 'index.html'))
        ? tool('tsc', ['-p', 'tsconfig.json', '--pretty', 'false'], web)
        : passed('there is no page yet'),
  },
  {
    name: 'imports point one way (dependency-cruiser)',
    run: () =>
      tool('depcruise', [
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
        ...['packages', 'services', 'infra', 'e2e', 'bench'],
      ]),
  },
  {
    name: 'no dead code, no unlisted dependency (knip)',
    run: () => tool('knip', ['--no-progress']),
  },
]
