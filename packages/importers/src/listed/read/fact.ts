import { parseWebAddress } from '@seedline/values'
import { isRecord, isSaid, member, type Node } from './node.ts'

/** Something that a document says beside a value, with the leaf that says it. */
export interface Remark {
  readonly leaf: string
  readonly text: string
}

/** A value as a file of public facts states it, and where it was read. */
export interface Fact {
  readonly at: string
  /** The leaf with the value itself. */
  readonly leaf: string
  readonly value: string
  readonly unit: Remark | undefined
  readonly period: Remark | undefined
  /** Where it was read, where that is an address. */
  readonly url: Remark | undefined
  readonly isComputed: boolean
  /** Less certain than what a paper reports: worked out, or called doubtful where it was read. */
  readonly isUnverified: boolean
  readonly isAudited: boolean
  /** Whatever else is said of it. */
  readonly remarks: readonly Remark[]
}

const remarked = ['note', 'how', 'confidence', 'computed', 'audited'] as const

/** The fact at a place: `{v, unit, period, src}`, or a bare value. Undefined where none is stated. */
export function factAt(node: Node): Fact | undefined {
  const { at, value } = node
  if (!isSaid(node)) return undefined
  if (!isRecord(value)) return isScalar(value) ? bare(node, String(value)) : undefined
  const stated = member(node, 'v', 'value')
  if (!isSaid(stated) || !isScalar(stated.value)) return undefined
  const src = remark(member(node, 'src', 'source', 'url'))
  const isAddress = src !== undefined && parseWebAddress(src.text).ok
  const isComputed = member(node, 'computed').value === true
  const confidence = String(member(node, 'confidence').value ?? '')
  return {
    at,
    leaf: stated.at,
    value: String(stated.value).trim(),
    unit: remark(member(node, 'unit')),
    period: remark(member(node, 'period')),
    url: isAddress ? src : undefined,
    isComputed,
    isUnverified: isComputed || /low|unverified|doubt|低|未核实|存疑/i.test(confidence),
    isAudited: member(node, 'audited').value === true,
    remarks: [
      ...(src && !isAddress ? [{ leaf: src.leaf, text: `src: ${src.text}` }] : []),
      ...remarked.flatMap((name) => {
        const said = remark(member(node, name))
        return said ? [{ leaf: said.leaf, text: `${name}: ${said.text}` }] : []
      }),
    ],
  }
}

const bare = ({ at }: Node, value: string): Fact => ({
  at,
  leaf: at,
  value: value.trim(),
  unit: undefined,
  period: undefined,
  url: undefined,
  isComputed: false,
  isUnverified: false,
  isAudited: false,
  remarks: [],
})

function remark(node: Node): Remark | undefined {
  return isSaid(node) && isScalar(node.value)
    ? { leaf: node.at, text: String(node.value) }
    : undefined
}

function isScalar(value: unknown): value is string | number | boolean {
  return (
    (typeof value === 'string' && value.trim() !== '') ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  )
}

/** All of its leaves that say what it is: the value, its unit and its period. */
export const leavesOfFact = ({ leaf, unit, period }: Fact): string[] => [
  leaf,
  ...(unit ? [unit.leaf] : []),
  ...(period ? [period.leaf] : []),
]

/** The same with where it was read and what is said of it: for what is read and compared only. */
export const allLeavesOf = (fact: Fact): string[] => [
  ...leavesOfFact(fact),
  ...(fact.url ? [fact.url.leaf] : []),
  ...fact.remarks.map(({ leaf }) => leaf),
]
