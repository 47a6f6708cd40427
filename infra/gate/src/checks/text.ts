import { type Check, failed, passed, type Verdict } from '../check.ts'
import { committedFiles, textOf } from '../committed-files.ts'

const code = /\.(ts|tsx|js|cjs|mjs|proto)$/
const tests = /\.test\.tsx?$/
const mostLines = 300

// In pieces, so that this file doesn't find itself.
const unfinished = new RegExp(
  [`TO${'DO'}\\b`, `FIX${'ME'}\\b`, '\\b(test|it|describe)\\.(skip|only|todo)\\b'].join('|'),
)
const machine = new RegExp(['/work/', '/root/', '/home/[a-z]+/', 'tarball: https?:'].join('|'))

/** What no tool looks at: the text of the committed files itself. */
export const textChecks: readonly Check[] = [
  {
    name: `no source file is longer than ${mostLines} lines`,
    run: () =>
      each((file, text) => {
        const lines = text.split('\n').length - 1
        return code.test(file) && !tests.test(file) && lines > mostLines
          ? [`${file}: ${lines} lines`]
          : []
      }),
  },
  {
    name: 'nothing is left unfinished or skipped',
    run: () => each((file, text) => (code.test(file) ? linesWith(unfinished, file, text) : [])),
  },
  {
    name: 'no file names the machine it was written on',
    run: () =>
      each((file, text) =>
        file === 'infra/gate/src/checks/text.ts' ? [] : linesWith(machine, file, text),
      ),
  },
]

/** Looks at every file that git would commit. */
async function each(look: (file: string, text: string) => readonly string[]): Promise<Verdict> {
  const files = await committedFiles()
  if (files === undefined) return passed('skipped: not a git checkout')
  const found = files.flatMap((file) => look(file, textOf(file)))
  return found.length === 0
    ? passed(`${files.length} files looked at`)
    : failed(`${found.length} found`, found.join('\n'))
}

function linesWith(pattern: RegExp, file: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
    )
}
