import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { operation } from '../../contract/contract.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useMayCall } from '../../session/use-session.ts'
import type { CommandProps } from './command.ts'

// The forms come when one is opened: no page waits for them.
const CommandDialog = lazy(async () => {
  const { CommandDialog: dialog } = await import('./command-dialog.tsx')
  return { default: dialog }
})

/** Offers a command to those who may give it, and opens its form. */
export function CommandButton(props: CommandProps & { label?: string; primary?: boolean }) {
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const may = useMayCall(props.id)
  if (!may) return null
  return (
    <>
      <Button
        className="no-print"
        type={props.primary ? 'primary' : 'default'}
        data-testid={`command-${props.id}`}
        onClick={() => setOpen(true)}
      >
        {props.label ?? operation(props.id).summary[language]}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <CommandDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
