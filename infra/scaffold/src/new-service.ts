import { composeOf } from './compose.ts'
import { wordsFor } from './glossary.ts'
import { list, listWith } from './listed.ts'
import { type Names, placeholdersOf } from './names.ts'
import { notThere, type Plan, textIn } from './plan.ts'
import { filesOf } from './templates.ts'

const compose = 'docker-compose.yml'

/**
 * What a new service takes. Nothing is written yet.
 * @throws when one of its files is there already, or a list isn't as it was
 */
export function planService(root: string, names: Names, recording: readonly string[]): Plan {
  const values = placeholdersOf(names)
  return {
    made: notThere(root, [...filesOf('service', values), ...filesOf('aggregate', values)]),
    changed: [
      { path: list, text: listWith(textIn(root, list), names) },
      { path: compose, text: composeOf(textIn(root, compose), [...recording, names.service]) },
      ...wordsFor(root, `${values.Aggregate}Begun`, names.zh, [`${values.aggregate}Id`, 'begunOn']),
    ],
  }
}

/** The compose file with the services of the list; undefined when it has them. */
export function planContainers(root: string, recording: readonly string[]): Plan | undefined {
  const before = textIn(root, compose)
  const text = composeOf(before, recording)
  return text === before ? undefined : { made: [], changed: [{ path: compose, text }] }
}
