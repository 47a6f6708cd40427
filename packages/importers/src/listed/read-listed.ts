import { basename } from 'node:path'
import { readJsonFile, UnusableInput } from '@seedline/json-text/files'
import { type FieldProblem, problem } from '@seedline/values'
import { type Dossier, readDossier } from './dossier.ts'
import { isRecord } from './read/node.ts'

/**
 * Reads a file of public facts. @throws UnusableInput LISTED_FILE_UNREADABLE, LISTED_FILE_UNUSABLE
 */
export async function readDossierFile(path: string, today: string): Promise<Dossier> {
  const name = basename(path)
  const read = await readJsonFile(path, name)
  if (!read.ok) throw unreadable(name, read.fault)
  const { content } = read.file
  if (!isRecord(content))
    throw unusable(name, '内容不是一个 JSON 对象', 'what it holds is no JSON object')
  const dossier = readDossier(content, today)
  if (!dossier)
    throw unusable(
      name,
      '没有企业名称（registry.name_zh 或 registry.name_en）',
      'it names no company (registry.name_zh or registry.name_en)',
    )
  return dossier
}

function unreadable(name: string, fault: FieldProblem): UnusableInput {
  return new UnusableInput(
    problem(
      'LISTED_FILE_UNREADABLE',
      'invalid',
      { zh: `${name} 不能读取`, en: `${name} can't be read` },
      {
        zh: '请指明 UTF-8 编码的 JSON 文件，每个文件一家公司',
        en: 'Name files of JSON in UTF-8, one for each company',
      },
      { fields: [fault] },
    ),
  )
}

function unusable(name: string, zh: string, en: string): UnusableInput {
  return new UnusableInput(
    problem(
      'LISTED_FILE_UNUSABLE',
      'invalid',
      { zh: `${name} 不能录入：${zh}`, en: `${name} can't be entered: ${en}` },
      { zh: '请核对该文件中的事实', en: 'Check the facts in the file' },
    ),
  )
}
