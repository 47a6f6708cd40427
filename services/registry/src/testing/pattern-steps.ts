type Next = (at: number) => boolean
type Part = (at: number, next: Next) => boolean

/**
 * The steps that a matcher which tries one way after the other takes to tell whether a text has a pattern, no more of
 * them counted than `most`: the slowest kind of matcher that a database may have.
 */
export function stepsOf(pattern: string, text: string, most: number): number {
  let steps = 0
  const one = (test: (character: string | undefined) => boolean): Part => {
    return (at, next) => {
      if (++steps > most) throw new RangeError('too many steps')
      return test(text[at]) && next(at + 1)
    }
  }
  const whole = parserOf(pattern, one)
  try {
    for (let at = 0; at <= text.length; at++) if (whole(at, () => true)) break
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return steps
}

type One = (test: (character: string | undefined) => boolean) => Part

/** Alternatives of letters, signs, classes, groups and `^`, each of them repeated or not. */
function parserOf(pattern: string, one: One): Part {
  let place = 0
  const alternatives = (): Part => {
    const ways = [sequence()]
    while (pattern[place] === '|') {
      place++
      ways.push(sequence())
    }
    return (at, next) => ways.some((way) => way(at, next))
  }
  const sequence = (): Part => {
    const parts: Part[] = []
    while (place < pattern.length && !'|)'.includes(pattern[place] ?? ''))
      parts.push(repeated(atom()))
    return (start, next) => {
      const from = (index: number, at: number): boolean => {
        const part = parts[index]
        return part === undefined ? next(at) : part(at, (further) => from(index + 1, further))
      }
      return from(0, start)
    }
  }
  const atom = (): Part => {
    const sign = pattern[place++]
    if (sign === '^') return (at, next) => at === 0 && next(at)
    if (sign === '(') {
      place += '?:'.length
      const group = alternatives()
      place++
      return group
    }
    if (sign !== '[') return one((character) => character === sign)
    const end = pattern.indexOf(']', place)
    const oneOf = new RegExp(`^[${pattern.slice(place, end)}]$`)
    place = end + 1
    return one((character) => character !== undefined && oneOf.test(character))
  }
  const repeated = (part: Part): Part => {
    const often = pattern[place] ?? ''
    if (!'*+?'.includes(often) || often === '') return part
    place++
    if (often === '?') return (at, next) => part(at, next) || next(at)
    const more: Part = (at, next) =>
      part(at, (further) => further > at && more(further, next)) || next(at)
    return often === '*' ? more : (at, next) => part(at, (further) => more(further, next))
  }
  return alternatives()
}
