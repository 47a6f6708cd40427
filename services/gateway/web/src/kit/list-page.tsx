import type { ReactNode } from 'react'
import { Asked, type Question } from './asked.tsx'
import { Head } from './head.tsx'
import { Paging } from './paging.tsx'
import { Mark, mostCommonMark, type ProvenanceMark, ProvenanceOfPage } from './provenance.tsx'

type Given = { readonly provenance?: ProvenanceMark | undefined }

interface Found<Row> {
  readonly items: readonly Row[]
  readonly nextPageToken?: string
}

/** A list of records: its name and what can be done, what it is filtered by, its rows, and the way to further ones. */
export function ListPage<Row extends Given, Answer extends Found<Row>>(props: {
  title: ReactNode
  /** Said beside the title, before the mark that most rows carry. */
  beside?: ReactNode
  actions?: ReactNode
  filters: ReactNode
  query: Question<Answer>
  /** Of the page that is shown; empty: the first. */
  pageToken: string
  onPage: (pageToken: string) => void
  rows: (rows: Answer['items']) => ReactNode
  /** Instead of rows, where there are none. */
  none: ReactNode
}) {
  const mark = mostCommonMark(props.query.data?.items ?? [])
  return (
    <div className="stack">
      <Head
        title={props.title}
        beside={
          <>
            {props.beside}
            <Mark of={mark} />
          </>
        }
        actions={props.actions}
      />
      <div className="actions no-print">{props.filters}</div>
      <Asked query={props.query}>
        {({ items, nextPageToken }) => (
          <ProvenanceOfPage of={mark}>
            {items.length > 0 ? props.rows(items) : props.none}
            <Paging first={props.pageToken === ''} next={nextPageToken} onGo={props.onPage} />
          </ProvenanceOfPage>
        )}
      </Asked>
    </div>
  )
}
