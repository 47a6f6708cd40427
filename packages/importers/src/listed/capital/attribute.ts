import { attributed, type Company } from '../company.ts'
import type { Fact } from '../read/fact.ts'
import type { Source } from './ledger.ts'
import type { Step, StepKind } from './step.ts'

const words: Readonly<Record<StepKind, string>> = {
  establishment: '设立 · establishment',
  increase: '增资 · capital increase',
  merger: '吸收合并 · merger by absorption',
  transfer: '股权转让 · share transfer',
  decrease: '减资 · capital decrease',
  conversion: '股份制改造 · joint-stock conversion',
  reserve: '资本公积转增股本 · capital reserve to shares',
  gap: '未逐项披露 · not itemised',
}

export const wordOf = (kind: StepKind): string => words[kind]

const isSaid = (fact: Fact | undefined): fact is Fact => fact !== undefined

/** The facts of a step that its papers are taken from. */
export const factsOfStep = ({ kind, facts, parts }: Step): Fact[] =>
  [
    facts.date,
    facts.gap,
    facts.price,
    // Of a conversion its total is recorded, and what it makes compared with that.
    kind === 'conversion' && facts.total ? undefined : facts.added,
    facts.total,
    ...parts.map(({ shares }) => shares),
  ].filter(isSaid)

const unitsOf = (facts: readonly Fact[]): (string | undefined)[] =>
  facts.map(({ unit }) => unit?.leaf)

// The figures of a step bear its own day once more.
const daysOf = (facts: readonly Fact[], date: string): (string | undefined)[] =>
  facts.map(({ period }) => (period?.text === date ? period.leaf : undefined))

/** Where a step was read, and the leaves that are said with it. */
export function attributedStep(company: Company, step: Step, extra = '') {
  const facts = factsOfStep(step)
  const used = [...unitsOf(facts), ...daysOf(facts, step.date)]
  return attributed(company, facts, `${words[step.kind]} ${step.date}`, extra, used)
}

/** The papers of what a step issues. */
export function sourceOfStep(company: Company) {
  return (step: Step, isUnverified: boolean, said: string): Source => {
    const { evidence, provenance } = attributedStep(company, step, said)
    const confidence = isUnverified ? 'unverified' : provenance.confidence
    return { evidence, provenance: { ...provenance, confidence } }
  }
}

/** The leaves of the file that are in what is recorded of a step: who, how many, at which price, when. */
export function leavesOfStep(company: Company, step: Step, issues: boolean): string[] {
  const { facts, parts, date } = step
  const named = parts.flatMap(({ names }) => names)
  const kind = facts.kind ? [facts.kind.leaf] : []
  if (issues) return [...attributedStep(company, step).leaves, ...named, ...kind]
  const isToTotal = step.kind === 'conversion' || step.added === undefined
  const read = factsOfStep(step).filter((fact) => isToTotal || fact !== facts.total)
  const used = [...unitsOf(read), ...daysOf(read, date)].flatMap((leaf) => leaf ?? [])
  return [...read.map(({ leaf }) => leaf), ...used, ...named, ...kind]
}
