/** So many may be under way at once of one subject, and of these so many that are only tried. */
export interface Share {
  readonly inAll: number
  readonly trials: number
}

/** What waits for its turn, or has it. */
export interface Asking {
  readonly subject: string
  readonly isTrial: boolean
  /** Aborted when there is no more use in a turn. */
  readonly signal: AbortSignal
}

/** Ends a turn. */
export type EndTurn = () => void

/** Waits for a turn: undefined where the signal was aborted first. */
export type TakeTurn = (asking: Asking) => Promise<EndTurn | undefined>

interface Waiting {
  readonly isTrial: boolean
  readonly begin: () => void
}

interface Standing {
  underWay: number
  trials: number
  /** Whoever came first goes first, of those who may. */
  readonly waiting: Set<Waiting>
}

/** Turns by subject: one who asks for much waits for their own, and for nobody else's. */
export const turnsOf = (share: Share): TakeTurn => {
  const standings = new Map<string, Standing>()

  const mayBegin = ({ underWay, trials }: Standing, isTrial: boolean): boolean =>
    underWay < share.inAll && (!isTrial || trials < share.trials)

  const begun = (subject: string, standing: Standing, isTrial: boolean): EndTurn => {
    standing.underWay += 1
    if (isTrial) standing.trials += 1
    return () => {
      standing.underWay -= 1
      if (isTrial) standing.trials -= 1
      for (const next of standing.waiting) if (mayBegin(standing, next.isTrial)) next.begin()
      if (standing.underWay === 0) standings.delete(subject)
    }
  }

  return ({ subject, isTrial, signal }) => {
    if (signal.aborted) return Promise.resolve(undefined)
    const standing = standings.get(subject) ?? { underWay: 0, trials: 0, waiting: new Set() }
    standings.set(subject, standing)
    if (mayBegin(standing, isTrial)) return Promise.resolve(begun(subject, standing, isTrial))
    return new Promise((resolve) => {
      const settle = (turn: EndTurn | undefined) => {
        standing.waiting.delete(waiting)
        signal.removeEventListener('abort', giveUp)
        resolve(turn)
      }
      const giveUp = () => settle(undefined)
      const waiting = { isTrial, begin: () => settle(begun(subject, standing, isTrial)) }
      standing.waiting.add(waiting)
      signal.addEventListener('abort', giveUp)
    })
  }
}
