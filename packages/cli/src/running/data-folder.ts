import { resolve } from 'node:path'

/** The folder that the local stack keeps its data in: SEEDLINE_FOLDER, else the usual one. */
export function dataFolder(): string {
  return process.env.SEEDLINE_FOLDER || resolve(import.meta.dirname, '../../../../.seedline')
}
