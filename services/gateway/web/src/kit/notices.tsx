import { useSyncExternalStore } from 'react'

const SHOWN_MS = 4_000

let said: readonly { readonly id: number; readonly text: string }[] = []
let last = 0
const listeners = new Set<() => void>()

/** Tells for some seconds that something was done. */
export function notify(text: string): void {
  last += 1
  const id = last
  change([...said.slice(-2), { id, text }])
  setTimeout(() => change(said.filter((notice) => notice.id !== id)), SHOWN_MS)
}

export function Notices() {
  const notices = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => said,
  )
  return (
    <div className="notices" role="status">
      {notices.map(({ id, text }) => (
        <div key={id}>✓ {text}</div>
      ))}
    </div>
  )
}

function change(next: typeof said): void {
  said = next
  for (const listener of listeners) listener()
}
