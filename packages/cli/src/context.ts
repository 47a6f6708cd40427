import type { Gateway } from '@seedline/gateway-client'
import type { Command } from 'commander'
import { exitCodeOf, explain, problemOf } from './print/failure.ts'
import { languageOf } from './print/language.ts'
import { createOutput, type Output } from './print/output.ts'
import type { Told } from './running/connect.ts'

/** What a verb works with. */
export interface Context {
  readonly output: Output
  /** The running system, looked for when first asked. @throws CommandFailure GATEWAY_NOT_FOUND */
  gateway(name?: string): Promise<Gateway>
}

interface Shared extends Told {
  readonly json?: boolean
}

/** What a command does: the verb is given what stands on the command line, and last the options. */
export function doing<Given extends readonly unknown[]>(
  verb: (context: Context, ...given: Given) => Promise<number | undefined>,
): (...given: [...Given, ...unknown[]]) => Promise<void> {
  // The command itself comes last.
  return (...given) =>
    run(given.at(-1) as Command, (context) => verb(context, ...(given as unknown as Given)))
}

/**
 * Runs a verb and sets the process's exit code: what the verb says, 0 where it says nothing, or
 * what its failure means.
 */
async function run(
  command: Command,
  verb: (context: Context) => Promise<number | undefined>,
): Promise<void> {
  const { json = false, ...told } = command.optsWithGlobals<Shared>()
  const language = languageOf(process.env)
  const output = createOutput(json, language)
  try {
    const code = await verb({
      output,
      gateway: async (name = 'seedline') => {
        // Loaded when asked for: help needs no client.
        const { connectRunning } = await import('./running/connect.ts')
        return connectRunning(told, name, language)
      },
    })
    process.exitCode = code ?? 0
  } catch (error) {
    output.result({ problem: problemOf(error) }, () => undefined)
    process.stderr.write(`${explain(error, language)}\n`)
    process.exitCode = exitCodeOf(error)
  }
}
