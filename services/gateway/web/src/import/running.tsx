import {
  columnsInDoubt,
  type Encoding,
  type ImportKind,
  type Matches,
  missingColumns,
  UnreadableSheet,
} from '@seedline/sheets'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Part } from '../kit/head.tsx'
import { ProblemView } from '../kit/problem-view.tsx'
import { saveFile } from './file.ts'
import { Results } from './results.tsx'
import type { Decided } from './run-import.ts'
import { type ImportRun, useImportRun } from './use-import-run.ts'

interface Given {
  readonly file: File
  readonly kind: ImportKind
  readonly matches: Matches
  readonly sheet: string | undefined
  readonly encoding: Encoding | undefined
}

/** Tries a file or records it, and shows how far it is and what became of its rows. */
export function Running(props: Given) {
  const text = useText()
  const language = useLanguage()
  const run = useImportRun()
  const [origin, setOrigin] = useState({ source: props.file.name, confidence: 'reported' })
  const [whole, setWhole] = useState(false)
  const { busy } = run
  const source = origin.source.trim()
  const ready =
    !busy &&
    source !== '' &&
    [missingColumns, columnsInDoubt].every(
      (found) => found(props.kind.columns, props.matches).length === 0,
    )
  const decided = (): Decided => ({
    ...props,
    language,
    runId: crypto.randomUUID(),
    origin: {
      provenance: { source, confidence: origin.confidence, synthetic: false },
      reason: text('import.reason', { source }),
    },
  })
  return (
    <>
      <Part title={text('import.run')} testId="import-run">
        <div className="actions">
          <OriginChoice origin={origin} busy={busy} onChange={setOrigin} />
          <label>
            <input
              type="checkbox"
              checked={whole}
              disabled={busy}
              onChange={({ target }) => setWhole(target.checked)}
            />{' '}
            {text('import.whole')}
          </label>
        </div>
        <div className="actions">
          <Button
            disabled={!ready}
            onClick={() => void run.try(decided())}
            data-testid="import-try"
          >
            {text('import.try')}
          </Button>
          <Button
            type="primary"
            disabled={!ready}
            onClick={() => void run.record(decided(), whole)}
            data-testid="import-record"
          >
            {text('import.record')}
          </Button>
          {busy ? <Button onClick={run.stop}>{text('import.stop')}</Button> : null}
          <VerdictFile run={run} kind={props.kind} />
        </div>
        <HowFar run={run} />
      </Part>
      <Results kind={props.kind} standing={run.standing} />
    </>
  )
}

interface OriginGiven {
  readonly source: string
  readonly confidence: string
}

function OriginChoice(props: {
  origin: OriginGiven
  busy: boolean
  onChange: (origin: OriginGiven) => void
}) {
  const text = useText()
  const word = useWord()
  const { origin, busy } = props
  return (
    <>
      <label>
        {text('import.source')}{' '}
        <input
          className="filter"
          value={origin.source}
          disabled={busy}
          onChange={({ target }) => props.onChange({ ...origin, source: target.value })}
        />
      </label>
      <select
        className="filter"
        aria-label={text('import.confidence')}
        value={origin.confidence}
        disabled={busy}
        onChange={({ target }) => props.onChange({ ...origin, confidence: target.value })}
      >
        {['verified', 'reported', 'unverified'].map((one) => (
          <option key={one} value={one}>
            {word('confidences', one)}
          </option>
        ))}
      </select>
    </>
  )
}

function VerdictFile({ run, kind }: { run: ImportRun; kind: ImportKind }) {
  const text = useText()
  if (run.busy || run.verdicts === '') return null
  const name = `${kind.id}-${text('import.verdicts')}.csv`
  return (
    <Button onClick={() => saveFile(name, `\ufeff${run.verdicts}`, 'text/csv')}>
      {text('import.download')}
    </Button>
  )
}

function HowFar({ run: { phase, busy, standing, problem } }: { run: ImportRun }) {
  const text = useText()
  const counts = { ...standing.counts }
  return (
    <>
      {busy ? (
        <progress max={1} value={standing.read} aria-label={text('import.progress')} />
      ) : null}
      {phase === 'none' ? null : (
        <Alert
          type={phase === 'kept-back' || phase === 'stopped' ? 'warning' : 'info'}
          showIcon
          role="status"
          title={text(`import.phase.${phase}`, counts)}
          description={text('import.counts', counts)}
        />
      )}
      {problem === undefined ? null : <BrokenOff problem={problem} />}
    </>
  )
}

/** A file that can't be read further says why; all else is told as ever. */
function BrokenOff({ problem }: { problem: unknown }) {
  const language = useLanguage()
  if (!(problem instanceof UnreadableSheet)) return <ProblemView error={problem} />
  const { said, mend } = problem.fault
  return (
    <Alert type="error" showIcon role="alert" title={said[language]} description={mend[language]} />
  )
}
