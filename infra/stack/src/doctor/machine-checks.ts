import { existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { ownerOf } from '../claim.ts'
import { isFree } from '../network/ports.ts'
import type { Places } from '../places.ts'
import { leftovers } from '../processes/ledger.ts'
import { typed } from '../report/typed.ts'
import { type Check, fault, fine, hint } from './check.ts'

const gigabyte = 1024 ** 3
const enoughDisk = 2 * gigabyte
const enoughMemory = 1.5 * gigabyte
const enoughFiles = 1_024

/** What concerns the machine and what already runs on it. */
export function machineChecks(places: Places): readonly Check[] {
  return [
    { name: 'data folder', look: () => writable(places) },
    {
      name: 'disk',
      look: () => {
        const { bavail, bsize } = statfsSync(places.folder)
        const free = `${((bavail * bsize) / gigabyte).toFixed(1)} GB free`
        return bavail * bsize >= enoughDisk ? fine(free) : fault(free, 'free at least 2 GB')
      },
    },
    {
      name: 'memory',
      look: () => {
        const free = availableMemory()
        const found = `${(free / gigabyte).toFixed(1)} GB available`
        return free >= enoughMemory ? fine(found) : hint(found, 'end something: 1.5 GB are needed')
      },
    },
    { name: 'open files', look: openFiles },
    {
      name: 'port 8080',
      look: async () =>
        ownerOf(places) !== undefined || (await isFree(8080))
          ? fine('free, or this stack’s own')
          : hint('another program listens there', 'nothing to do: the next free port is taken'),
    },
    {
      name: 'stack',
      look: () => {
        const owner = ownerOf(places)
        return fine(owner === undefined ? 'does not run' : `runs as process ${owner.pid}`)
      },
    },
    {
      name: 'leftovers',
      look: () => {
        const left = ownerOf(places) === undefined ? leftovers(places.ledger) : []
        return left.length === 0
          ? fine('none')
          : hint(left.map((entry) => entry.name).join(', '), typed('stack stop'))
      },
    },
    {
      name: 'signing key',
      look: () =>
        existsSync(places.keys)
          ? fine(`in ${places.keys}`)
          : hint('none yet', `\`${typed('start')}\` makes one for development`),
    },
    { name: 'settings', look: strayTestSettings },
  ]
}

function writable(places: Places) {
  const probe = join(places.folder, `.probe-${process.pid}`)
  try {
    writeFileSync(probe, '')
    rmSync(probe)
    return fine(places.folder)
  } catch {
    return fault(`${places.folder} can't be written`, `chown it, or give another with --folder`)
  }
}

function availableMemory(): number {
  try {
    const line = /MemAvailable:\s+(\d+) kB/.exec(readFileSync('/proc/meminfo', 'utf8'))
    return line === null ? freemem() : Number(line[1]) * 1024
  } catch {
    return freemem()
  }
}

function openFiles() {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8')
    const most = Number(/Max open files\s+(\d+)/.exec(limits)?.[1] ?? enoughFiles)
    return most >= enoughFiles ? fine(`${most} allowed`) : hint(`${most} allowed`, 'ulimit -n 4096')
  } catch {
    return fine('not known on this system')
  }
}

// Somebody else's variables in the shell decide what the stack connects to: worth a look.
function strayTestSettings() {
  const set = ['MONGO_URL', 'KAFKA_BROKERS', 'SEEDLINE_ENV'].filter((name) => process.env[name])
  if (set.length === 0) return fine('none set in this shell')
  return process.env.SEEDLINE_ENV === 'production'
    ? fault(
        'SEEDLINE_ENV=production in this shell',
        'unset SEEDLINE_ENV: the stack is for development',
      )
    : fine(`set in this shell: ${set.join(', ')}`)
}
