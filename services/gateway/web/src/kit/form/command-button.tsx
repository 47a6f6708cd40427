import { Button } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { operation } from '../../contract/contract.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useMayCall } from '../../session/use-session.ts'
import type { CommandProps } from './command.ts'

// The forms come when one is opened: no page waits for them.
const CommandDialog = lazy(async () => {
  const { CommandDialog: dialog } = await import('./command-dialog.tsx')
  return { default: dialog }
})

interface Offer {
  readonly label?: string
  readonly primary?: boolean
  /** False: what was begun may be finished, and nothing new is begun. */
  readonly offered?: boolean
}

/** Offers a command to those who may give it, and opens its form. */
export function CommandButton({ offered = true, ...props }: CommandProps & Offer) {
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const may = useMayCall(props.id)
  if (!may) return null
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      {offered ? (
        <Button
          ref={button}
          className="no-print"
          type={props.primary ? 'primary' : 'default'}
          data-testid={`command-${props.id}`}
          onClick={() => setOpen(true)}
        >
          {props.label ?? operation(props.id).summary[language]}
        </Button>
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <CommandDialog {...props} onClose={close} />
        </Suspense>
      ) : null}
    </>
  )
}
