/** Something that keeps the stack from running, with what to type about it. */
export class StackError extends Error {
  readonly mend: string

  constructor(message: string, mend: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StackError'
    this.mend = mend
  }
}

/** The whole story of an error in one text: message, mend, and the messages of its causes. */
export function tell(error: unknown): string {
  const lines: string[] = []
  for (let at = error; at instanceof Error && lines.length < 12; at = at.cause) {
    lines.push(lines.length === 0 ? at.message : `  because: ${at.message}`)
    if (at instanceof StackError) lines.push(`  → ${at.mend}`)
  }
  return lines.length > 0 ? lines.join('\n') : String(error)
}
