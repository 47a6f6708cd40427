import pc from 'picocolors'
import { examine, type Finding } from '../doctor/check.ts'
import { checkoutChecks } from '../doctor/checkout-checks.ts'
import { machineChecks } from '../doctor/machine-checks.ts'
import { serverChecks } from '../doctor/server-checks.ts'
import { placesIn } from '../places.ts'

/** What `pnpm stack doctor` was asked for. */
export interface DoctorCommand {
  readonly folder: string
  readonly json: boolean
  readonly print: (line: string) => void
}

const marks: Record<Finding['state'], string> = {
  fine: pc.green('✓'),
  hint: pc.yellow('·'),
  fault: pc.red('✗'),
}

/** Looks at everything the stack needs; exit code 1 when something keeps it from running. */
export async function doctor(command: DoctorCommand): Promise<number> {
  const places = placesIn(command.folder)
  const checks = [...checkoutChecks, ...serverChecks(places), ...machineChecks(places)]
  const findings = await examine(checks)
  const faults = findings.filter((finding) => finding.state === 'fault').length
  if (command.json) {
    command.print(JSON.stringify({ faults, findings }, null, 2))
  } else {
    for (const { state, name, found, mend } of findings) {
      command.print(`${marks[state]} ${name.padEnd(13)} ${found}`)
      if (mend !== undefined) command.print(`${' '.repeat(16)}→ ${mend}`)
    }
    command.print(
      faults === 0
        ? `\n${findings.length} checks, nothing keeps the stack from running: pnpm start`
        : `\n${findings.length} checks, ${faults} to mend before pnpm start`,
    )
  }
  return faults === 0 ? 0 : 1
}
