import { join } from 'node:path'
import type { Sight } from '../choice.ts'
import { findProgram } from '../processes/find-program.ts'
import { mustRun } from '../processes/run-command.ts'

const crate = 'secantus-mdb'
const version = '0.5.3-beta.196'
const deadlineMs = 40 * 60_000

/** Whether cargo is there to build the stand-in with. */
export function cargoLook(path: string, cargoBin: readonly string[]): Sight {
  const cargo = findProgram('cargo', path, cargoBin)
  return cargo === undefined
    ? { usable: false, why: 'no cargo on the PATH' }
    : { usable: true, why: `${crate} ${version} built with ${cargo}` }
}

/** Builds the stand-in where cargo puts programs, so that the next start finds it at once. */
export async function installSecantus(
  path: string,
  cargoBin: readonly string[],
  note: (detail: string) => void,
): Promise<string> {
  note(`building ${crate} ${version} with cargo, about 8 minutes on 2 cores, once`)
  const args = ['install', crate, '--version', version, '--ignore-rust-version', '--locked']
  await mustRun(
    {
      command: findProgram('cargo', path, cargoBin) ?? 'cargo',
      args,
      deadlineMs,
      onLine: (line) => note(`cargo: ${line.slice(0, 70)}`),
    },
    'see what cargo said; clang and cmake are what is missing most often',
  )
  return findProgram('secantusd-rs', path, cargoBin) ?? join(cargoBin[0] ?? '', 'secantusd-rs')
}
