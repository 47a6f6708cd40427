import { groupDigits } from '../i18n/format.ts'

/** What a line of a history is about, out of the event's own fields: its stage, its name or its quantity. */
export function subjectOf(
  details: Readonly<Record<string, unknown>>,
  rungWord: (rung: string) => string,
): string {
  const { rung, name, quantity, totalQuantity } = details
  if (typeof rung === 'string') {
    return rungWord(
      rung
        .replace(/^RUNG_/, '')
        .toLowerCase()
        .replaceAll('_', '-'),
    )
  }
  if (typeof name === 'string') return name
  const figure = quantity ?? totalQuantity
  return typeof figure === 'string' ? groupDigits(figure) : ''
}
