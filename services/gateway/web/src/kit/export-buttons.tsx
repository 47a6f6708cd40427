import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../i18n/i18n.ts'
import { ProblemView } from './problem-view.tsx'

const kinds = ['csv', 'xlsx'] as const

/** Offers what is shown as a file; what is in the way of one is said beside the buttons. */
export function ExportButtons(props: {
  onExport: (kind: (typeof kinds)[number]) => Promise<void>
}) {
  const text = useText()
  const [problem, setProblem] = useState<unknown>()
  const [busy, setBusy] = useState('')
  const get = async (kind: (typeof kinds)[number]) => {
    setBusy(kind)
    setProblem(undefined)
    try {
      await props.onExport(kind)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy('')
    }
  }
  return (
    <>
      {kinds.map((kind) => (
        <Button
          key={kind}
          className="no-print"
          loading={busy === kind}
          onClick={() => void get(kind)}
        >
          {text('export.as', { kind: kind.toUpperCase() })}
        </Button>
      ))}
      {problem ? <ProblemView error={problem} /> : null}
    </>
  )
}
