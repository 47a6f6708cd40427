import type { ViewStore } from '@seedline/views'
import type { WatchDocument } from '../../projections/watch/view.ts'
import type { Watchers } from '../../use-cases/watchers.ts'
import type { WatchId } from '../../watch/events.ts'

/** Watches of one fact, at most: so many banks have each of them. */
const pageSize = 200
const mostPages = 50

/** Of one clock and another. */
const skewMs = 60_000

/** Who watches what, by the watches' view. */
export function watchersIn(view: ViewStore<WatchDocument>): Watchers {
  const ids = async (filter: Readonly<Record<string, unknown>>): Promise<readonly WatchId[]> => {
    const all: WatchId[] = []
    let token = ''
    for (let pages = 0; pages < mostPages; pages += 1) {
      const { found, nextPageToken } = await view.find(
        { ...filter, ended: false },
        { page: { size: pageSize, token }, only: ['watchId'] },
      )
      all.push(...found.map(({ key }) => key as WatchId))
      if (nextPageToken === '') break
      token = nextPageToken
    }
    return all
  }
  return {
    async areThereAt(time) {
      const { found } = await view.find(
        { ended: false },
        { sort: { begunAt: 1 }, page: { size: 1, token: '' }, only: ['begunAt'] },
      )
      const [oldest] = found
      if (oldest === undefined) return false
      return Date.parse(time) >= Date.parse(oldest.data.begunAt) - skewMs
    },
    async ofRight(ipRightId, owners) {
      const seen = await ids({ rightIds: ipRightId })
      const whole =
        owners.length === 0 ? [] : await ids({ enterpriseId: { $in: owners }, whole: true })
      return [...new Set([...seen, ...whole])]
    },
    ofEnterprise: (enterpriseId) => ids({ enterpriseId }),
    wishedBy: (bank, uscc) => ids({ bank, uscc, cause: 'WATCH_CAUSE_WISH' }),
    async known(watchId, stream, version, deadline) {
      await view.atLeast(watchId, stream, version, deadline)
    },
  }
}
