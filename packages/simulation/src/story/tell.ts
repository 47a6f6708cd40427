import type { Action, Deed } from './deed.ts'

/** An action as a line for people. */
export const toldOf = ({ number, at, deed }: Action): string =>
  `${String(at).padStart(7)} ms  ${String(number).padStart(4)}  ${saidOf(deed)}`

function saidOf(deed: Deed): string {
  if (deed.do === 'command') return `${deed.what}${deed.givesUp ? ', or give up' : ''}`
  const { do: what, ...rest } = deed
  const facts = Object.entries(rest).map(([name, value]) => `${name} ${value ?? 'all'}`)
  return facts.length === 0 ? what : `${what}: ${facts.join(', ')}`
}
