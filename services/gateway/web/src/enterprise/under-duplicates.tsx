import type { ReactNode } from 'react'
import { useText } from '../i18n/i18n.ts'
import { Named } from './duplicates.tsx'

interface UnderOne {
  readonly enterpriseId: string
  readonly version: number
  /** Too much for one answer: it is read under that id. */
  readonly leftOut: boolean
}

/** What stands recorded under the ids of duplicates, each under a heading that names the record; of those without any nothing. */
export function UnderDuplicates<One extends UnderOne>(props: {
  of: readonly One[]
  tab: string
  isEmpty: (one: One) => boolean
  children: (one: One) => ReactNode
}) {
  const text = useText()
  const said = props.of.filter((one) => one.leftOut || !props.isEmpty(one))
  if (said.length === 0) return null
  return (
    <div className="stack" data-testid="under-duplicates">
      {said.map((one) => (
        <section key={one.enterpriseId} data-testid={`under-${one.enterpriseId}`}>
          <h3>
            {text('merging.under')} <Named id={one.enterpriseId} tab={props.tab} />
          </h3>
          {one.leftOut ? <p>{text('merging.leftOut')}</p> : props.children(one)}
        </section>
      ))}
      <p className="quiet">{text('merging.ownCounts')}</p>
    </div>
  )
}
