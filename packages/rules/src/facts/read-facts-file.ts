import { basename } from 'node:path'
import { readJsonFile, UnusableInput } from '@seedline/json-text/files'
import { type FieldProblem, problem } from '@seedline/values'
import type { Words } from '../reference/words-of.ts'
import { envelope, shapeProblems } from './envelope.ts'
import { type Fact, type Facts, factsOf, keyOf } from './facts.ts'
import { is, isNot, type Read, wrong } from './problems.ts'
import { readFact } from './read-fact.ts'
import { readList } from './read-list.ts'

/**
 * Reads what is known of an enterprise from a file (its shape stands in docs/self-check.md). @throws UnusableInput
 * FACTS_FILE_UNUSABLE, with the path of each fact that can't be used
 */
export async function readFactsFile(path: string, words: Words): Promise<Facts> {
  const name = basename(path)
  const read = await readJsonFile(path, name)
  if (!read.ok) throw unusable(name, [read.fault])
  const facts = parseFacts(read.file.content, words)
  if (!facts.ok) throw unusable(name, facts.problems)
  return factsOf(facts.value)
}

/** The facts of a file's content, or all that is wrong with it. */
export function parseFacts(content: unknown, words: Words): Read<readonly Fact[]> {
  const parsed = envelope.safeParse(content, { reportInput: true })
  if (!parsed.success) return isNot(...shapeProblems(parsed.error))
  const { facts, lists = [] } = parsed.data
  const placed: Placed[] = [
    ...facts.map((written, index) => {
      const pointer = `/facts/${index}`
      return { pointer, read: readFact(words, written, pointer) }
    }),
    ...lists.map((written, index) => {
      const pointer = `/lists/${index}`
      return { pointer, read: readList(words, written, pointer) }
    }),
  ]
  const problems = [
    ...placed.flatMap(({ read }) => (read.ok ? [] : read.problems)),
    ...statedTwice(placed),
  ]
  if (problems.length > 0) return { ok: false, problems }
  return is(placed.flatMap(({ read }) => (read.ok ? [read.value] : [])))
}

interface Placed {
  readonly pointer: string
  readonly read: Read<Fact>
}

// Of two figures for one year none is right by standing later in the file.
function statedTwice(placed: readonly Placed[]): readonly FieldProblem[] {
  const first = new Map<string, string>()
  return placed.flatMap(({ pointer, read }) => {
    if (!read.ok) return []
    const key = keyOf(read.value)
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, pointer)
      return []
    }
    return [
      wrong(pointer, 'FACT_STATED_TWICE', {
        zh: `与 ${earlier} 是同一事实，只能留一条`,
        en: `it states the same fact as ${earlier}: keep one of them`,
      }),
    ]
  })
}

function unusable(name: string, fields: readonly FieldProblem[]): UnusableInput {
  return new UnusableInput(
    problem(
      'FACTS_FILE_UNUSABLE',
      'invalid',
      {
        zh: `${name} 中的事实不能使用：${fields.length} 处`,
        en: `The facts in ${name} can't be used: ${fields.length} places`,
      },
      {
        zh: '请更正下列各处；未知的事实请整条省去',
        en: 'Mend the places listed; leave out what is not known',
      },
      { fields: fields.slice(0, 50) },
    ),
  )
}
