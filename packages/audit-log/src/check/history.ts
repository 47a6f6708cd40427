import type { Findings } from './findings.ts'
import type { CheckedHead } from './heads.ts'
import { type GrowingTree, noLeaves, rootOfTree, withLeaf } from './tree.ts'

/** A group as it was recorded, and the leaves of the entries that are there. */
export interface GrownBy {
  readonly from: number
  readonly to: number
  readonly leaves: readonly string[]
  readonly there: readonly string[]
  readonly root: string
  readonly line: number
}

/** What the recorded hashes came to. */
export interface Roots {
  /** Undefined where something was missing, so that nobody can know it. */
  readonly root: string | undefined
  readonly agreeingHeads: number
  readonly agreeingKept: number
}

/** The tree over what was recorded, beside the heads that were signed and kept. */
export interface History {
  grow(group: GrownBy): void
  /** From here on no root can be known: leaves are missing. */
  broken(): void
  head(head: CheckedHead, line: number): void
  finish(): Roots
}

export function history(kept: readonly CheckedHead[], findings: Findings): History {
  let tree: GrowingTree | undefined = noLeaves
  const agreeing = { heads: 0, upTo: 0 }
  /** That recorded hashes differ was told, and nothing signed has agreed since. */
  let told = false
  const differing: number[] = []
  const keptHeads = compareKept(kept)

  const rewritten = (from: number, to: number, line: number): void => {
    if (!told) findings.add({ finding: { kind: 'rewritten', from, to, line } })
    told = true
  }

  return {
    grow({ from, to, leaves, there, root, line }) {
      if (!tree) return
      const before = tree
      const lists = [leaves, there].filter((list) => list.length === to - from)
      // Where the recorded hashes don't lead to the recorded root but the entries do, these are what was recorded.
      const right = lists.find((list) => rootOfTree(list.reduce(withLeaf, before)) === root)
      if (right === undefined) rewritten(from, to, line)
      tree = (right ?? lists[0])?.reduce<GrowingTree>((growing, leaf) => {
        const grown = withLeaf(growing, leaf)
        keptHeads.at(grown)
        return grown
      }, before)
    },
    broken() {
      tree = undefined
    },
    head({ size, root }, line) {
      if (size !== tree?.size) return
      if (rootOfTree(tree) === root) {
        agreeing.heads += 1
        agreeing.upTo = size
        told = false
      } else {
        differing.push(agreeing.upTo)
        rewritten(agreeing.upTo, size, line)
      }
    },
    finish() {
      for (const { from, to } of keptHeads.differing) {
        // That a log was rewritten its own heads tell; what only a kept one tells is that there are two.
        if (differing.some((upTo) => upTo < to)) continue
        findings.add({ finding: { kind: 'forked', from, to } })
      }
      return {
        root: tree && rootOfTree(tree),
        agreeingHeads: agreeing.heads,
        agreeingKept: keptHeads.agreeing(),
      }
    },
  }
}

function compareKept(kept: readonly CheckedHead[]) {
  const bySize = new Map(kept.map(({ size }) => [size, kept.filter((one) => one.size === size)]))
  const differing: { readonly from: number; readonly to: number }[] = []
  let agreeing = 0
  let upTo = 0
  return {
    differing,
    agreeing: () => agreeing,
    at(tree: GrowingTree): void {
      for (const { size, root } of bySize.get(tree.size) ?? []) {
        if (rootOfTree(tree) !== root) differing.push({ from: upTo, to: size })
        else {
          agreeing += 1
          upTo = size
        }
      }
    },
  }
}
