import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'

interface Tab {
  readonly key: string
  readonly label: string
  readonly content: () => ReactNode
}

/** Panels of which one is shown; only that one is made. */
export function Tabs(props: { tabs: readonly Tab[] }) {
  const id = useId()
  const [chosen, choose] = useState(0)
  const { tabs } = props
  const go = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const next = (chosen + step + tabs.length) % tabs.length
    choose(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  return (
    <>
      <div role="tablist" className="tabs no-print" onKeyDown={go}>
        {tabs.map((tab, at) => (
          <button
            key={tab.key}
            id={`${id}-${at}`}
            type="button"
            role="tab"
            aria-selected={at === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={at === chosen ? 0 : -1}
            onClick={() => choose(at)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`}>
        {tabs[chosen]?.content()}
      </div>
    </>
  )
}
