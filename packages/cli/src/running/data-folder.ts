import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** The folder that the local stack keeps its data in: SEEDLINE_FOLDER, else the usual one. */
export function dataFolder(): string {
  return process.env.SEEDLINE_FOLDER || resolve(import.meta.dirname, '../../../../.seedline')
}

/** What the running stack wrote down, as JSON. @throws where it wrote nothing that can be read */
export const readStackFile = async (): Promise<unknown> =>
  JSON.parse(await readFile(join(dataFolder(), 'stack.json'), 'utf8'))
