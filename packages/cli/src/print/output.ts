import type { Text } from '@seedline/values'
import Table from 'cli-table3'
import pc from 'picocolors'
import type { Language } from './language.ts'

/**
 * Where a verb speaks. With `--json` the result alone goes to stdout, as one JSON document;
 * everything said on the way goes to stderr in either mode, so that a pipe stays clean.
 */
export interface Output {
  readonly json: boolean
  readonly language: Language
  note(text: Text): void
  warn(text: Text): void
  /** The result: `data` for programs, `show` for people. */
  result(data: unknown, show: () => void): void
  line(text: Text | string): void
  table(head: readonly Text[], rows: readonly (readonly string[])[]): void
}

interface Sinks {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

const consoleSinks: Sinks = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
}

export function createOutput(json: boolean, language: Language, sinks = consoleSinks): Output {
  const worded = (text: Text | string) => (typeof text === 'string' ? text : text[language])
  return {
    json,
    language,
    note: (text) => sinks.err(pc.dim(worded(text))),
    warn: (text) => sinks.err(`${pc.yellow('!')} ${worded(text)}`),
    result(data, show) {
      if (json) sinks.out(JSON.stringify(data, null, 2))
      else show()
    },
    line: (text) => sinks.out(worded(text)),
    table(head, rows) {
      const table = new Table({ head: head.map(worded), style: { head: [], border: [] } })
      table.push(...rows.map((row) => [...row]))
      sinks.out(table.toString())
    },
  }
}
