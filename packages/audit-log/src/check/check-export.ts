import type { JSONWebKeySet } from 'jose'
import { type Finding, type Findings, findingList } from './findings.ts'
import { type CheckedHead, headReader, type ReadHead } from './heads.ts'
import { readLine } from './lines.ts'
import { type Walk, type Walked, walk } from './walk.ts'

export interface CheckOptions {
  /** Heads that somebody kept, as compact JWS. */
  readonly keptHeads?: readonly string[]
  /** The keys of the log as they were published; those that the export names when left out, which only show that it fits itself. */
  readonly keys?: JSONWebKeySet
}

export interface CheckReport extends Walked {
  readonly log: string
  readonly keysFrom: 'given' | 'export'
  readonly keptHeads: number
  /** In the order of the export. */
  readonly findings: readonly Finding[]
  /** So many more were not kept. */
  readonly more: number
}

/** Whether an export is whole, and the very history whose heads were signed and kept. Holds one group of it at a time. */
export async function checkExport(
  lines: AsyncIterable<string>,
  { keptHeads = [], keys }: CheckOptions = {},
): Promise<CheckReport> {
  const findings = findingList()
  let number = 0
  let log = ''
  let readHead: ReadHead = async () => undefined
  let walking: Walk | undefined
  for await (const text of lines) {
    number += 1
    const line = readLine(text)
    if (line?.kind === 'header' && walking === undefined) {
      log = line.log
      readHead = headReader(keys ?? ({ keys: line.keys } as JSONWebKeySet), log)
      walking = walk(await keptOf(keptHeads, readHead, findings), findings)
    } else if (line === undefined || line.kind === 'header') {
      findings.add({ finding: { kind: 'line', from: 0, to: 0, line: number } })
    } else {
      walking ??= walk([], findings)
      if (line.kind === 'head') walking.head(await readHead(line.jws), number)
      else take(walking, line, number)
    }
  }
  const walked = (walking ?? walk([], findings)).finish()
  const keysFrom = keys ? 'given' : 'export'
  return { log, keysFrom, keptHeads: keptHeads.length, ...walked, ...findings.settled() }
}

type Plain = Exclude<ReturnType<typeof readLine>, undefined | { kind: 'header' } | { kind: 'head' }>

function take(walking: Walk, line: Plain, number: number): void {
  switch (line.kind) {
    case 'group':
      walking.group(line, number)
      break
    case 'entry':
      walking.entry(line, number)
      break
    case 'end':
      walking.end(line)
      break
    default:
      line satisfies never
  }
}

async function keptOf(
  heads: readonly string[],
  read: ReadHead,
  findings: Findings,
): Promise<readonly CheckedHead[]> {
  const checked = await Promise.all(heads.map(read))
  return checked.flatMap((head) => {
    if (head) return [head]
    findings.add({ finding: { kind: 'head-not-signed', from: 0, to: 0 } })
    return []
  })
}
