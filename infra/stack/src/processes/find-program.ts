import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a program lies: on the PATH, or else in one of the further folders. */
export function findProgram(
  name: string,
  path: string = process.env.PATH ?? '',
  furtherFolders: readonly string[] = [],
): string | undefined {
  return [...path.split(delimiter), ...furtherFolders]
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(canRun)
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
