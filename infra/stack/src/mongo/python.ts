import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sight } from '../choice.ts'
import { sharedCache } from '../places.ts'
import { findProgram } from '../processes/find-program.ts'
import { mustRun, run } from '../processes/run-command.ts'

const version = '0.7.0b3'
const oldest = 10
const quickMs = 5_000
const deadlineMs = 3 * 60_000

type Environment = Readonly<Record<string, string | undefined>>

// Its presence says that everything beside it is whole.
const madeIn = (folder: string) => join(folder, '.made')
const folderIn = (cache: string) => join(cache, `secantusdb-${version}`)

/** Whether there is a Python that `secantusdb` can be installed with, or it was installed before. */
export async function pythonLook(environment: Environment, cache = sharedCache): Promise<Sight> {
  const slower = `secantusdb ${version}, which is slower than a MongoDB`
  if (existsSync(madeIn(folderIn(cache))))
    return { usable: true, why: `${slower}, installed before` }
  if (environment.SEEDLINE_OFFLINE === '1') {
    return { usable: false, why: 'SEEDLINE_OFFLINE=1 forbids downloads' }
  }
  const python = await findPython(environment.PATH ?? '')
  return 'why' in python
    ? { usable: false, why: python.why }
    : { usable: true, why: `${slower}, by pip on ${python.said}` }
}

/** The program of a virtual environment of its own, made when it isn't there. */
export async function installedSecantus(
  path: string,
  note: (detail: string) => void,
  cache = sharedCache,
): Promise<string> {
  const folder = folderIn(cache)
  const program = join(folder, 'bin/secantusd-py')
  if (existsSync(madeIn(folder))) return program
  note(`pip installs secantusdb ${version}, about 20 s, once`)
  const python = await findPython(path)
  // What an earlier start left half-made.
  rmSync(folder, { recursive: true, force: true })
  const mend = 'see what Python said; on Debian it is python3-venv that is missing most often'
  const command = 'command' in python ? python.command : 'python3'
  await mustRun({ command, args: ['-m', 'venv', folder], deadlineMs }, mend)
  // A wheel or nothing: building it from its sources takes as long as cargo does.
  const quietly = ['--quiet', '--no-input', '--disable-pip-version-check', '--only-binary', ':all:']
  await mustRun(
    {
      command: join(folder, 'bin/pip'),
      args: ['install', ...quietly, `secantusdb==${version}`],
      deadlineMs,
      onLine: (line) => note(`pip: ${line.slice(0, 70)}`),
    },
    mend,
  )
  writeFileSync(madeIn(folder), '')
  return program
}

interface Python {
  readonly command: string
  readonly said: string
}

async function findPython(path: string): Promise<Python | { readonly why: string }> {
  const command = findProgram('python3', path)
  if (command === undefined) return { why: 'no python3 on the PATH' }
  const script = 'import sys, venv, ensurepip; print(*sys.version_info[:2], sep=".")'
  const answer = await run({ command, args: ['-c', script], deadlineMs: quickMs }).catch(() => null)
  const [, minor] = /^3\.(\d+)\s*$/.exec(answer?.output ?? '') ?? []
  if (minor === undefined) return { why: `${command} can't make a virtual environment` }
  return Number(minor) >= oldest
    ? { command, said: `Python 3.${minor}` }
    : { why: `${command} is version 3.${minor}; 3.${oldest} or newer is needed` }
}
