import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readJson } from '@seedline/json-text'
import { type CreditRules, creditRulesOf, type ReadContent } from './credit-rules.ts'
import { interestSubsidiesOf, type SubsidyScheme } from './interest-subsidies.ts'
import { type RuleBook, ruleBookOf } from './rule-book.ts'

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

/**
 * Reads what a bank's question is answered by: the rules on pledges, and the products. @throws ProblemError
 * RULE_DATA_INVALID; Error where a file can't be read
 */
export async function readCreditRules(folder: string = ownReferenceFolder): Promise<CreditRules> {
  const pledge = await read(folder, 'ip-pledge-rules.json')
  return creditRulesOf(pledge, await read(folder, 'financing-products.json'))
}

/** Reads the measures that give interest back. @throws ProblemError RULE_DATA_INVALID; Error where the file can't be read */
export async function readInterestSubsidies(
  folder: string = ownReferenceFolder,
): Promise<readonly SubsidyScheme[]> {
  return interestSubsidiesOf(await read(folder, 'interest-subsidies.json'))
}

async function read(folder: string, name: string): Promise<ReadContent> {
  const file = join(folder, name)
  const bytes = await readFile(file)
  const content = readJson(bytes)
  if (!content.ok) throw new Error(`${file} can't be read as JSON: ${content.fault}`)
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { name, content: content.value, digest }
}
