import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '@seedline/stack'
import { runTool } from './tool.ts'

/** Every file that git would commit, by its path from the root; undefined where there is no git. */
export async function committedFiles(): Promise<readonly string[] | undefined> {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard']
  const listed = await runTool('git', args)
  if (listed.code !== 0) return undefined
  const files = listed.output.split('\n').filter((file) => file !== '')
  return files.filter((file) => existsSync(join(checkout, file)))
}

/** A file's text; '' for one that is removed or isn't text. */
export function textOf(file: string): string {
  try {
    const bytes = readFileSync(join(checkout, file))
    return bytes.includes(0) ? '' : bytes.toString('utf8')
  } catch {
    return ''
  }
}
