/** What one check found. A hint is worth knowing; a fault keeps the stack from running. */
export interface Finding {
  readonly state: 'fine' | 'hint' | 'fault'
  readonly found: string
  /** One line: what to type or do. */
  readonly mend?: string
}

/** One thing the doctor looks at. */
export interface Check {
  readonly name: string
  look(): Promise<Finding> | Finding
}

export const fine = (found: string): Finding => ({ state: 'fine', found })
export const hint = (found: string, mend: string): Finding => ({ state: 'hint', found, mend })
export const fault = (found: string, mend: string): Finding => ({ state: 'fault', found, mend })

const longestMs = 4_500

/** Runs all checks side by side; one that hangs or throws is itself a finding. */
export async function examine(
  checks: readonly Check[],
): Promise<readonly (Finding & { readonly name: string })[]> {
  return Promise.all(
    checks.map(async (check) => ({ name: check.name, ...(await withinTime(check)) })),
  )
}

async function withinTime(check: Check): Promise<Finding> {
  const { promise: late, resolve } = Promise.withResolvers<Finding>()
  const timer = setTimeout(
    () => resolve(hint(`no answer in ${longestMs / 1_000} s`, 'look whether the machine is busy')),
    longestMs,
  )
  try {
    return await Promise.race([Promise.resolve(check.look()), late])
  } catch (error) {
    return hint(error instanceof Error ? error.message : String(error), 'tell the maintainers')
  } finally {
    clearTimeout(timer)
  }
}
