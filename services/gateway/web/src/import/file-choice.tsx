import type { Encoding } from '@seedline/sheets'
import { useText } from '../i18n/i18n.ts'
import { ChoiceFilter } from '../kit/choice-filter.tsx'

/** The file, and what of it is read. */
export function FileChoice(props: {
  file: File | undefined
  onFile: (file: File) => void
  names: readonly string[]
  sheet: string
  onSheet: (name: string) => void
  encoding: Encoding | undefined
  onEncoding: (encoding: Encoding | undefined) => void
}) {
  const text = useText()
  const { names, sheet, encoding } = props
  return (
    <div className="actions">
      <input
        type="file"
        accept=".csv,.xlsx,text/csv"
        aria-label={text('import.file')}
        data-testid="import-file"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) props.onFile(file)
        }}
      />
      {names.length > 1 ? (
        <select
          className="filter"
          aria-label={text('import.sheet')}
          value={sheet}
          onChange={(event) => props.onSheet(event.target.value)}
        >
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      ) : null}
      {props.file && names.length === 0 ? (
        <ChoiceFilter
          all={text('import.encodingAuto')}
          value={encoding ?? ''}
          options={[
            { value: 'utf-8', label: 'UTF-8' },
            { value: 'gb18030', label: 'GB18030' },
          ]}
          onChange={(value) => props.onEncoding((value || undefined) as Encoding | undefined)}
        />
      ) : null}
      <span className="quiet">{text('import.fileHint')}</span>
    </div>
  )
}
