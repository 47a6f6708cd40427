import type { ReactNode } from 'react'

/** The head of a page: its name, what is said beside it, and what can be done. */
export function Head(props: { title: ReactNode; beside?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="head">
      <h1>{props.title}</h1>
      {props.beside}
      {props.actions ? <div className="actions no-print">{props.actions}</div> : null}
    </div>
  )
}

/** One part of a page under its own title. */
export function Part(props: {
  title: ReactNode
  /** By which a link of the page leads to it. */
  id?: string
  actions?: ReactNode
  testId?: string
  children: ReactNode
}) {
  return (
    <section className="part" id={props.id} data-testid={props.testId}>
      <div className="head">
        <h2>{props.title}</h2>
        {props.actions ? <div className="actions no-print">{props.actions}</div> : null}
      </div>
      {props.children}
    </section>
  )
}
