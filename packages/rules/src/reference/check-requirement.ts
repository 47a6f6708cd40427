import { checkThreshold, lacking } from './check-measure.ts'
import { type Fault, fault, repeated, unknownSources } from './fault.ts'
import type { Requirement, Score } from './requirement.ts'
import type { Words } from './words-of.ts'

/** What a requirement may speak of. */
export interface Known {
  readonly words: Words
  readonly sources: ReadonlySet<string>
}

/** Everything in a requirement's tree that leads nowhere, each at its path. */
export function checkRequirement(known: Known, asked: Requirement, path: string): readonly Fault[] {
  const sources = unknownSources(path, asked.source ?? [], known.sources)
  return [...sources, ...checkKind(known, asked, path)]
}

function checkKind(known: Known, asked: Requirement, path: string): readonly Fault[] {
  switch (asked.kind) {
    case 'all-of':
    case 'any-of':
      return checkEach(known, asked.of, path)
    case 'at-least':
      return asked.needed <= asked.of.length
        ? checkEach(known, asked.of, path)
        : [fault(`${path}/needed`, `more than the ${asked.of.length} there are`)]
    case 'threshold':
      return checkThreshold(known.words, asked, path)
    case 'holds':
    case 'holds-not':
      return lacking(known.words, asked.fact, 'yes-no', `${path}/fact`)
    case 'judged':
      return lacking(known.words, asked.fact, 'judgement', `${path}/fact`)
    case 'score':
      return checkScore(known, asked, path)
    default:
      return asked satisfies never
  }
}

const checkEach = (known: Known, of: readonly Requirement[], path: string): readonly Fault[] =>
  of.flatMap((each, index) => checkRequirement(known, each, `${path}/of/${index}`))

function checkScore(known: Known, { parts, indicators }: Score, path: string): readonly Fault[] {
  const keys = parts.map(({ key }) => key)
  return [
    ...repeated(`${path}/parts`, keys),
    ...indicators.flatMap(({ part, bands, otherwise, source = [] }, index) => {
      const at = `${path}/indicators/${index}`
      return [
        ...unknownSources(at, source, known.sources),
        ...(keys.includes(part) ? [] : [fault(`${at}/part`, `no part "${part}"`)]),
        ...descending([...bands.map(({ points }) => points), otherwise], `${at}/bands`),
        ...bands.flatMap(({ when }, band) =>
          checkRequirement(known, when, `${at}/bands/${band}/when`),
        ),
      ]
    }),
  ]
}

// The first band that holds is taken: a better one behind it would never be.
const descending = (points: readonly number[], path: string): readonly Fault[] =>
  points.flatMap((each, index) =>
    index > 0 && each >= (points[index - 1] ?? 0)
      ? [fault(`${path}/${index}`, 'each band gives fewer points than the one before')]
      : [],
  )
