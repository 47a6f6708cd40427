/** What came of looking for a mistake. */
export type Looked =
  | { readonly found: true; readonly seeds: number; readonly told: string }
  | { readonly found: false; readonly seeds: number; readonly why: string }

const MOST_TOLD = 110

/** What a simulation with a mistake said, and how it ended: found is only what a story was told wrong for. */
export function lookedFor(said: string, complained: string, code: number | null): Looked {
  const lines = said.split('\n')
  const seeds = lines.filter((line) => /^seed \d+ /.test(line)).length
  const wrong = lines.find((line) => line.startsWith('  '))
  if (code === 1 && wrong !== undefined) return { found: true, seeds, told: inCell(wrong) }
  if (code === 0) return { found: false, seeds, why: '' }
  const last = complained.trim().split('\n').at(-1) ?? ''
  return { found: false, seeds, why: inCell(code === null ? 'took too long' : `broke: ${last}`) }
}

const someId = /([0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const inCell = (text: string): string =>
  text.replace(someId, '…').replaceAll('|', '/').trim().slice(0, MOST_TOLD)
