import type { StepKind } from '../capital/step.ts'

type Pattern = readonly [kind: StepKind, pattern: RegExp]

/** What only one kind of step is called, whatever else its name has in it; the first that fits. */
const unmistakable: readonly Pattern[] = [
  [
    'conversion',
    /joint[- ]stock|股份制?改[造制革]|整体变更|股改|折股|(?:变更|改制)(?:设立)?为?股份/i,
  ],
  // What is lent becomes capital: new shares for somebody.
  [
    'increase',
    /债转股|债权转股|转债|(?:loan|note|bond|debt|debenture).*(?:conver|swap)|conver.*(?:loan|note|bond|debt)/i,
  ],
  ['reserve', /reserve|bonus|split|转增|送红?股|派送/i],
  ['merger', /merger|吸收合并/i],
]

const usual: readonly Pattern[] = [
  ['establishment', /establish|found(?:ed|ation)|incorporat|设立|成立/i],
  ['transfer', /transfer|转让|受让|划转|继承|赠与|inherit/i],
  ['decrease', /decrease|reduction|buy-?back|repurchase|cancel|减资|回购|注销/i],
  [
    'increase',
    /increase|issue|placement|subscription|增资|增发|定增|配股|发行股[份票]|定向发行|认购/i,
  ],
]

// Of shares of a class into another nobody knows here what becomes of their number.
const conversion = /^(?!.*prefer).*(?:conversion|converted)/i

/**
 * Which kind of step a text names. What stands in brackets is an aside, unless nothing else is said.
 * Of usual words the first counts, as what follows tells of it; a text with two kinds that happen
 * by themselves, such as a transfer with an increase, names neither. `isFirst`: nothing is before
 * it, so that it is no conversion of anything.
 */
export function stepKindNamed(text: string, isFirst: boolean): StepKind | undefined {
  const outside = text.replace(/[（(][^）)]*[）)]/g, ' ')
  return kindIn(outside, isFirst) ?? (isSeveral(outside) ? undefined : kindIn(text, isFirst))
}

function kindIn(text: string, isFirst: boolean): StepKind | undefined {
  const known = unmistakable.find(([, pattern]) => pattern.test(text))?.[0]
  if (known) return known
  if (conversion.test(text)) return 'conversion'
  if (isSeveral(text)) return undefined
  const first = placesIn(text)[0]?.kind
  const ofShares = /股份(?:有限)?公司/.test(text)
  return first === 'establishment' && ofShares && !isFirst ? 'conversion' : first
}

const placesIn = (text: string) =>
  usual
    .map(([kind, pattern]) => ({ kind, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)

const isSeveral = (text: string): boolean =>
  placesIn(text).filter(({ kind }) => kind !== 'establishment').length > 1 &&
  !unmistakable.some(([, pattern]) => pattern.test(text))
