import type { Sight } from '../choice.ts'

const version = '8.0.15'

/** Whether mongodb-memory-server may be asked for a mongod; it has builds for Linux and macOS. */
export function downloadLook(environment: Readonly<Record<string, string | undefined>>): Sight {
  return environment.SEEDLINE_OFFLINE === '1'
    ? { usable: false, why: 'SEEDLINE_OFFLINE=1 forbids downloads' }
    : { usable: true, why: `mongod ${version} by mongodb-memory-server` }
}

/** The mongod that mongodb-memory-server keeps or downloads (about 100 MB, once). */
export async function downloadedMongod(note: (detail: string) => void): Promise<string> {
  note(`mongodb-memory-server: getting mongod ${version} (about 100 MB, once)`)
  const { MongoBinary } = await import('mongodb-memory-server-core')
  return MongoBinary.getPath({ version })
}
