import type { Encoding, ImportKind, Matches } from '@seedline/sheets'
import { csvTemplate, xlsxTemplate } from '@seedline/sheets'
import { Alert, Button } from 'antd'
import { useQueryState } from 'nuqs'
import { useState } from 'react'
import { mayCall } from '../contract/contract.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { Empty } from '../kit/empty.tsx'
import { Head, Part } from '../kit/head.tsx'
import { useSession } from '../session/use-session.ts'
import { saveFile } from './file.ts'
import { FileChoice } from './file-choice.tsx'
import { importKinds } from './kinds.ts'
import { Matching } from './matching.tsx'
import { Running } from './running.tsx'
import { usePreview } from './use-preview.ts'

/** Facts from a file: chosen, looked at, tried, recorded, with a verdict on every row. */
export function ImportPage() {
  const text = useText()
  const language = useLanguage()
  const roles = useSession()?.roles ?? []
  const offered = importKinds.filter(({ asks }) => mayCall(asks, roles))
  const [about, setAbout] = useQueryState('about', { defaultValue: '' })
  const kind = (offered.find((one) => one.kind.id === about) ?? offered[0])?.kind
  if (!kind) return <Empty says={text('import.notForYou')} />
  return (
    <div className="stack">
      <div className="actions no-print">
        <select
          className="filter"
          aria-label={text('import.about')}
          value={kind.id}
          onChange={({ target }) => void setAbout(target.value)}
        >
          {offered.map((one) => (
            <option key={one.kind.id} value={one.kind.id}>
              {one.kind.title[language]}
            </option>
          ))}
        </select>
      </div>
      <Importing key={kind.id} kind={kind} />
    </div>
  )
}

function Importing({ kind }: { kind: ImportKind }) {
  const text = useText()
  const language = useLanguage()
  const [file, setFile] = useState<File>()
  const [sheet, setSheet] = useState<string>()
  const [encoding, setEncoding] = useState<Encoding>()
  const [chosen, setChosen] = useState<Matches>({})
  const { preview, fault } = usePreview(file, kind, { sheet, encoding })
  const matches = { ...preview?.matches, ...chosen }
  const choose = (next: File) => {
    setFile(next)
    setSheet(undefined)
    setEncoding(undefined)
    setChosen({})
  }
  // Columns stand elsewhere on another sheet.
  const chooseSheet = (name: string) => {
    setSheet(name)
    setChosen({})
  }
  const template = async (form: 'csv' | 'xlsx') => {
    const name = `${kind.id}.${form}`
    if (form === 'csv') saveFile(name, csvTemplate(kind, language), 'text/csv')
    else saveFile(name, await xlsxTemplate(kind, language), xlsxType)
  }
  return (
    <div className="stack">
      <Head
        title={text('import.title', { what: kind.title[language] })}
        actions={
          <>
            <Button onClick={() => void template('csv')}>{text('import.templateCsv')}</Button>
            <Button onClick={() => void template('xlsx')}>{text('import.templateXlsx')}</Button>
          </>
        }
      />
      <Part title={text('import.file')}>
        <FileChoice
          file={file}
          onFile={choose}
          names={preview?.names ?? []}
          sheet={sheet ?? preview?.name ?? ''}
          onSheet={chooseSheet}
          encoding={encoding}
          onEncoding={setEncoding}
        />
        {fault ? (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={fault.said[language]}
            description={fault.mend[language]}
          />
        ) : null}
      </Part>
      {file && preview ? (
        <>
          <Matching
            kind={kind}
            preview={preview}
            matches={matches}
            onMatch={(id, match) => setChosen({ ...chosen, [id]: match })}
          />
          <Running
            key={`${file.name} ${file.lastModified} ${sheet ?? ''}`}
            file={file}
            kind={kind}
            matches={matches}
            sheet={sheet}
            encoding={encoding}
          />
        </>
      ) : null}
    </div>
  )
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
