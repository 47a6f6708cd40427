import { basename } from 'node:path'
import { readJsonFile, UnusableInput } from '@seedline/json-text/files'
import { type FieldProblem, problem } from '@seedline/values'
import * as z from 'zod'
import { listedFacts } from './listed-facts.ts'
import { type ListedPlan, planListed } from './plan-listed.ts'

/**
 * Reads a file of public facts and plans what it comes to. @throws UnusableInput
 * LISTED_FILE_UNREADABLE, LISTED_FILE_UNUSABLE
 */
export async function planListedFile(path: string): Promise<ListedPlan> {
  const name = basename(path)
  const read = await readJsonFile(path, name)
  if (!read.ok) throw unreadable(name, read.fault)
  try {
    return planListed(listedFacts.parse(read.file.content))
  } catch (cause) {
    throw unusable(name, cause)
  }
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

function unusable(name: string, cause: unknown): UnusableInput {
  const said =
    cause instanceof z.ZodError
      ? z.prettifyError(cause).slice(0, 500)
      : String((cause as Error).message)
  return new UnusableInput(
    problem(
      'LISTED_FILE_UNUSABLE',
      'invalid',
      { zh: `${name} 不能录入：${said}`, en: `${name} can't be entered: ${said}` },
      { zh: '请核对该文件中的事实', en: 'Check the facts in the file' },
    ),
    { cause },
  )
}
