import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readJson } from '@seedline/json-text'
import { type NamedContent, type RuleBook, ruleBookOf } from './rule-book.ts'

/** The repository's own reference data. */
const ownReferenceFolder = fileURLToPath(new URL('../../../../reference', import.meta.url))

/**
 * Reads the rules on designations, and checks all of them. @throws ProblemError RULE_DATA_INVALID; Error where a file
 * can't be read
 */
export async function readDesignationRules(folder: string = ownReferenceFolder): Promise<RuleBook> {
  const words = await read(folder, 'facts.json')
  return ruleBookOf(words, await read(folder, 'designations.json'))
}

async function read(folder: string, name: string): Promise<NamedContent> {
  const file = join(folder, name)
  const content = readJson(await readFile(file))
  if (!content.ok) throw new Error(`${file} can't be read as JSON: ${content.fault}`)
  return { name, content: content.value }
}
