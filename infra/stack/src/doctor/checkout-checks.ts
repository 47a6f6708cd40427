import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serviceNames } from '@seedline/contracts/services'
import { checkout } from '../places.ts'
import { findProgram } from '../processes/find-program.ts'
import { typed } from '../report/typed.ts'
import { contractsAreCurrent } from '../steps/contracts.ts'
import { webPageIsCurrent } from '../steps/web-page.ts'
import { type Check, fault, fine, hint } from './check.ts'

const onNextStart = `\`${typed('start')}\` makes it`

/** What concerns the checkout and the tools it brings. */
export const checkoutChecks: readonly Check[] = [
  {
    name: 'node',
    look: () =>
      Number(process.versions.node.split('.')[0]) >= 24
        ? fine(process.version)
        : fault(
            process.version,
            `run it as \`${typed('stack doctor')}\`: the project brings Node 24 itself`,
          ),
  },
  {
    name: 'dependencies',
    look: () =>
      sameText('pnpm-lock.yaml', 'node_modules/.pnpm/lock.yaml')
        ? fine('installed as the lock file says')
        : hint('not as the lock file says', typed('install')),
  },
  {
    name: 'git',
    look: () =>
      findProgram('git') === undefined
        ? hint('not on the PATH', 'install git: the gate compares contracts with history')
        : fine('on the PATH'),
  },
  {
    name: 'contracts',
    look: () =>
      contractsAreCurrent()
        ? fine('generated from proto/ as it is')
        : hint('not generated yet, or older than proto/', onNextStart),
  },
  {
    name: 'web page',
    look: () =>
      webPageIsCurrent()
        ? fine('built from its sources as they are')
        : hint('not built yet, or older than its sources', onNextStart),
  },
  {
    name: 'services',
    look: () => {
      const missing = serviceNames.filter(
        (name) => !existsSync(join(checkout, 'services', name, 'src/main.ts')),
      )
      return missing.length === 0
        ? fine(`${serviceNames.join(', ')} are there`)
        : fault(`no ${missing.join(', ')}`, 'git status; the checkout is not whole')
    },
  },
]

function sameText(one: string, other: string): boolean {
  const read = (path: string) => readFileSync(join(checkout, path), 'utf8')
  try {
    return read(one) === read(other)
  } catch {
    return false
  }
}
