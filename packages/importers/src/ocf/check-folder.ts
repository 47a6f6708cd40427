import { readdir, stat } from 'node:fs/promises'
import { isArchiveFile, isMissing, UnusableInput } from '@seedline/json-text/files'
import { problem, type Text } from '@seedline/values'

/**
 * A package is a folder. @throws UnusableInput for what is none, or can't be read, with what to do
 * about it
 */
export async function checkFolder(folder: string): Promise<void> {
  const what = await whatIs(folder)
  if (what === 'a folder') return
  const { code, zh, en, mend } = refusals[what]
  const title = { zh: `“${folder}”：${zh}`, en: `"${folder}": ${en}` }
  throw new UnusableInput(problem(code, 'invalid', title, mend))
}

type Unusable = 'missing' | 'an archive' | 'a file' | 'unreadable'

async function whatIs(path: string): Promise<'a folder' | Unusable> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) {
      await readdir(path)
      return 'a folder'
    }
    return found.isFile() && (await isArchiveFile(path)) ? 'an archive' : 'a file'
  } catch (error) {
    return isMissing(error) ? 'missing' : 'unreadable'
  }
}

interface Refusal {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly mend: Text
}

const nameFolder = {
  zh: '请指明含有 Manifest.ocf.json 的文件夹',
  en: 'Name the folder that holds Manifest.ocf.json',
}

const refusals: Readonly<Record<Unusable, Refusal>> = {
  missing: {
    code: 'OCF_FOLDER_MISSING',
    zh: '没有这个文件夹',
    en: 'there is no such folder',
    mend: nameFolder,
  },
  'an archive': {
    code: 'OCF_FOLDER_IS_ARCHIVE',
    zh: '是压缩包，不是文件夹',
    en: 'it is an archive, not a folder',
    mend: {
      zh: '请先解压，再指明解压所得的文件夹',
      en: 'Unpack it and name the folder that comes out',
    },
  },
  'a file': {
    code: 'OCF_FOLDER_IS_FILE',
    zh: '不是文件夹',
    en: 'it is not a folder',
    mend: nameFolder,
  },
  unreadable: {
    code: 'OCF_FOLDER_UNREADABLE',
    zh: '无法读取这个文件夹',
    en: "the folder can't be read",
    mend: {
      zh: '请检查路径和读取权限',
      en: 'Check its path and the permission to read it',
    },
  },
}
