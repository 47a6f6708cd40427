import { basename } from 'node:path'
import { readJsonFile, UnusableInput } from '@seedline/json-text/files'
import { type FieldProblem, problem, type Text } from '@seedline/values'
import { beyondBounds } from './bounds.ts'
import { type Dossier, readDossier } from './dossier.ts'
import { isRecord } from './read/node.ts'

/**
 * Reads a file of public facts. @throws UnusableInput LISTED_FILE_UNREADABLE, LISTED_FILE_UNUSABLE, LISTED_FILE_TOO_LARGE
 */
export async function readDossierFile(path: string, today: string): Promise<Dossier> {
  const name = basename(path)
  const read = await readJsonFile(path, name)
  if (!read.ok) throw unreadable(name, read.fault)
  const { content } = read.file
  if (!isRecord(content))
    throw unusable(name, '内容不是一个 JSON 对象', 'what it holds is no JSON object')
  const beyond = beyondBounds(content)
  if (beyond) throw tooLarge(name, beyond)
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

function tooLarge(name: string, { zh, en }: Text): UnusableInput {
  return new UnusableInput(
    problem(
      'LISTED_FILE_TOO_LARGE',
      'invalid',
      { zh: `${name} 太大，不能录入：${zh}`, en: `${name} is too large to be entered: ${en}` },
      {
        zh: '请去掉该文件中的 capital_history 与 shareholders，股权结构改用 Open Cap Format 数据包导入（pnpm seedline import ocf），其余内容仍可用该文件录入',
        en: 'Leave capital_history and shareholders out of the file, bring the cap table as an Open Cap Format package (pnpm seedline import ocf), and enter the rest from the file',
      },
    ),
  )
}
