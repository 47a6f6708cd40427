import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gathered } from '@seedline/contracts/gather'
import { checkout } from '../places.ts'
import type { StepResult } from '../report/report.ts'
import { StackError } from '../report/stack-error.ts'
import { typed } from '../report/typed.ts'
import { runLine, scriptOf } from './run-script.ts'
import { hashOf, isCurrent, stamp } from './stamp.ts'

const generated = join(checkout, 'packages/contracts/src/gen')
const stampFile = join(generated, '.made-of')

/** Whether the generated contracts are of the protos and declarations as they are now. */
export function contractsAreCurrent(): boolean {
  return existsSync(join(generated, 'descriptors.binpb')) && isCurrent(stampFile, sources())
}

/** Generates TypeScript and descriptors from the protos, when these changed. */
export async function generateContracts(
  note: (detail: string) => void,
): Promise<StepResult<undefined>> {
  if (contractsAreCurrent()) return { value: undefined, said: 'up to date with proto/' }
  note('buf generates TypeScript from proto/')
  const finished = await runLine(checkout, scriptOf(checkout, 'generate') ?? '', note)
  if (finished.code !== 0) {
    throw new StackError(
      `contracts could not be generated:\n${finished.output.trim()}`,
      `mend the proto file that buf names; \`${typed('generate')}\` tries again`,
    )
  }
  return { value: undefined, said: 'generated from proto/' }
}

/** Notes that the contracts were generated from what there is now. */
export function noteContracts(): void {
  stamp(stampFile, sources())
}

function sources(): string {
  const generator = readFileSync(join(checkout, 'node_modules/ts-proto/package.json'), 'utf8')
  return hashOf(
    checkout,
    ['proto'],
    [...[scriptOf(checkout, 'generate') ?? '', generator], ...Object.values(gathered())],
  )
}
