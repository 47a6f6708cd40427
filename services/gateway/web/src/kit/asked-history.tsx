import { Asked, type Question } from './asked.tsx'
import { History } from './history.tsx'

type Entries = Parameters<typeof History>[0]['entries']

/** Everything that was recorded of something, once it is known, and a file of it. */
export const AskedHistory = (props: {
  query: Question<{ readonly items: Entries }>
  onExport: () => Promise<unknown>
}) => (
  <Asked query={props.query}>
    {({ items }) => <History entries={items} onExport={() => void props.onExport()} />}
  </Asked>
)
