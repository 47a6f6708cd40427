import type { ReactNode } from 'react'

/** Says that there is nothing, and what can be done about it. */
export function Empty(props: { says: string; children?: ReactNode }) {
  return (
    <div className="empty" role="status">
      <svg viewBox="0 0 48 32" width="72" aria-hidden="true">
        <path d="M4 20h12l3 5h10l3-5h12M4 20 12 6h24l8 14v8H4z" />
      </svg>
      <p>{props.says}</p>
      {props.children}
    </div>
  )
}
