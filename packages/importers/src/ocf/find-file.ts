import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { invalid, mistake, type Warning } from './findings.ts'

/**
 * The name, within the package's folder, of the file that the manifest means. Manifests err:
 * where no file has the name, one that differs only in `.ocf` before its `.json` is taken, with a
 * warning. Nothing outside the folder is ever read.
 */
export async function findFile(
  folder: string,
  filepath: string,
): Promise<{ name: string; warnings: readonly Warning[] }> {
  const wanted = filepath.replace(/^\.\//, '')
  if (basename(wanted) !== wanted || wanted === '..') throw outside(filepath)
  const names = await readdir(folder)
  if (names.includes(wanted)) return { name: wanted, warnings: [] }
  const alike = names.filter((name) => plainName(name) === plainName(wanted))
  const [name] = alike
  if (name === undefined || alike.length > 1) throw missing(filepath, names)
  const text = {
    zh: `清单所列文件 ${filepath} 不存在，改读 ${name}`,
    en: `The manifest names ${filepath}, which is not there; ${name} is read instead`,
  }
  return { name, warnings: [{ code: 'OCF_FILE_MISNAMED', text }] }
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/(\.ocf)?\.json$/, '')
}

function outside(filepath: string) {
  return invalid([
    mistake(
      '/Manifest',
      'OCF_FILE_OUTSIDE_PACKAGE',
      `清单引用了包外的文件：${filepath}`,
      `The manifest names a file outside the package: ${filepath}`,
    ),
  ])
}

function missing(filepath: string, names: readonly string[]) {
  const there = names.slice(0, 20).join(', ')
  return invalid([
    mistake(
      '/Manifest',
      'OCF_FILE_MISSING',
      `缺少清单所列文件 ${filepath}（文件夹中有：${there}）`,
      `${filepath}, named in the manifest, is missing (the folder holds: ${there})`,
    ),
  ])
}
