import { type Check, failed, passed, type Verdict } from '../check.ts'
import { runTool, tool } from '../tool.ts'

/** What buf says about the contracts. */
export const protoChecks: readonly Check[] = [
  { name: 'contracts are well formed (buf lint)', run: () => tool('buf', ['lint', 'proto']) },
  { name: 'contracts break no reader (buf breaking)', run: notBreaking },
]

/** A commit whose message says so, and why, may break readers. */
const allowed = /^Breaks-Contracts: \S/m

async function notBreaking(): Promise<Verdict> {
  const against = await earlierContracts()
  if (against === undefined) return passed('skipped: no earlier contracts in this history')
  const source = `.git#ref=${against.ref},subdir=proto`
  const compared = await runTool('buf', ['breaking', 'proto', '--against', source])
  if (compared.code === 0) return passed(`compared with ${against.said}`)
  if (allowed.test((await git(['log', '-1', '--format=%B'])) ?? '')) {
    return passed(`breaks ${against.said}, as the commit says and explains`)
  }
  return failed(
    `breaks ${against.said}`,
    `${compared.output}\nIf it must be, say why in the commit: "Breaks-Contracts: reason".`,
  )
}

/** The last release; without one, what was committed before what is now in the folder. */
async function earlierContracts(): Promise<{ ref: string; said: string } | undefined> {
  const tag = await git(['describe', '--tags', '--abbrev=0'])
  if (tag !== undefined) return { ref: `refs/tags/${tag}`, said: `release ${tag}` }
  const changed = (await git(['status', '--porcelain', '--', 'proto'])) !== ''
  const commit = await git(['rev-parse', '--verify', '--quiet', changed ? 'HEAD' : 'HEAD^'])
  if (commit === undefined) return undefined
  const hasContracts = (await git(['ls-tree', commit, 'proto/buf.yaml'])) !== ''
  return hasContracts ? { ref: commit, said: `commit ${commit.slice(0, 10)}` } : undefined
}

async function git(args: readonly string[]): Promise<string | undefined> {
  const answer = await runTool('git', args).catch(() => undefined)
  return answer?.code === 0 ? answer.output.trim() : undefined
}
