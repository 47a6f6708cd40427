import {
  columnsInDoubt,
  type Column as Expected,
  type ImportKind,
  type Match,
  type Matches,
  missingColumns,
  unusedHeadings,
} from '@seedline/sheets'
import { Alert, Tag } from 'antd'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Part } from '../kit/head.tsx'
import { type Column, DataTable } from '../kit/table.tsx'
import type { Preview } from './use-preview.ts'

/** Which column of the file holds what: proposed by the headings, and changed by hand where they say it otherwise. */
export function Matching(props: {
  kind: ImportKind
  preview: Preview
  matches: Matches
  onMatch: (id: string, match: Match) => void
}) {
  const text = useText()
  const language = useLanguage()
  const { kind, preview, matches } = props
  const missing = missingColumns(kind.columns, matches)
  const doubts = columnsInDoubt(kind.columns, matches)
  const unused = unusedHeadings(preview.heading, matches)
  const columns: Column<Expected>[] = [
    {
      key: 'what',
      title: text('import.what'),
      cell: ({ title, required }) => (
        <>
          {title[language]} {required ? <Tag>{text('form.required')}</Tag> : null}
        </>
      ),
    },
    {
      key: 'column',
      title: text('import.columnOfFile'),
      cell: (column) => (
        <MatchChoice
          column={column}
          heading={preview.heading}
          match={matches[column.id] ?? { index: undefined }}
          onMatch={(match) => props.onMatch(column.id, match)}
        />
      ),
    },
    {
      key: 'first',
      title: text('import.firstRows'),
      wide: true,
      cell: ({ id, example }) => {
        const index = matches[id]?.index
        return index === undefined ? (
          <span className="quiet">{text('import.example', { example })}</span>
        ) : (
          preview.first.map(({ cells }) => cells[index]?.text ?? '').join(' · ')
        )
      },
    },
  ]
  return (
    <Part title={text('import.columns')} testId="import-columns">
      {missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={text('import.missing', {
            columns: missing.map(({ title }) => title[language]).join('、'),
          })}
        />
      ) : null}
      {doubts.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={text('import.inDoubt', {
            columns: doubts
              .map(({ column, letters }) => `${column.title[language]} (${letters.join(', ')})`)
              .join('、'),
          })}
        />
      ) : null}
      <DataTable rows={kind.columns} rowKey={({ id }) => id} columns={columns} />
      {unused.length > 0 ? (
        <p className="quiet">{text('import.unused', { columns: unused.join('、') })}</p>
      ) : null}
    </Part>
  )
}

function MatchChoice(props: {
  column: Expected
  heading: readonly string[]
  match: Match
  onMatch: (match: Match) => void
}) {
  const text = useText()
  const language = useLanguage()
  const { column, heading, match } = props
  return (
    <span className="actions">
      <select
        className="filter"
        aria-label={column.title[language]}
        value={match.index ?? ''}
        onChange={({ target }) =>
          // Another column may be in another unit.
          props.onMatch({ index: target.value === '' ? undefined : Number(target.value) })
        }
      >
        <option value="">{text('import.none')}</option>
        {heading.map((said, at) => (
          // Two columns may be called the same.
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is what is chosen
          <option key={at} value={at}>
            {said === '' ? text('import.unnamed', { number: at + 1 }) : said}
          </option>
        ))}
      </select>
      {column.units && column.units.length > 1 && match.index !== undefined ? (
        <select
          className="filter"
          aria-label={text('import.unit', { column: column.title[language] })}
          value={match.unit ?? ''}
          onChange={({ target }) => props.onMatch({ ...match, unit: target.value || undefined })}
        >
          <option value="">{text('import.unitUnknown')}</option>
          {column.units.map((unit) => (
            <option key={unit.unit} value={unit.unit}>
              {unit[language]}
            </option>
          ))}
        </select>
      ) : null}
    </span>
  )
}
