/** What differs from run to run, and how it is told from what must not. */
export interface Run {
  readonly begun: Date
  /** Put before the names of topics. */
  readonly topicPrefix: string
  /** Shanghai's days, as a sentence names them: two where it lasted over midnight. */
  readonly days: readonly string[]
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const token = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/
// A token for development holds for eight hours.
const longestAheadMs = 9 * 3_600_000

/** The same value with what is the run's own replaced; keys and everything else stay as they are. */
export function withPlaceholders(value: unknown, run: Run): unknown {
  if (typeof value === 'string') return ofText(value, run)
  if (Array.isArray(value)) return value.map((item) => withPlaceholders(item, run))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withPlaceholders(member, run)]),
  )
}

function ofText(text: string, { begun, topicPrefix, days }: Run): string {
  if (token.test(text)) return '<token>'
  if (instant.test(text)) return isOfRun(text, begun) ? '<time>' : text
  const timeless = text
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g, (found) =>
      isOfRun(found, begun) ? '<time>' : found,
    )
    .replaceAll(topicPrefix, '<prefix>')
  // A day with a time behind it is a time in another form than the recorded one: that must be seen.
  return days.reduce(
    (said, day) => said.replace(new RegExp(`${day}(?!T)`, 'g'), '<today>'),
    timeless,
  )
}

function isOfRun(text: string, begun: Date): boolean {
  const at = Date.parse(text)
  return at >= begun.getTime() && at <= begun.getTime() + longestAheadMs
}
