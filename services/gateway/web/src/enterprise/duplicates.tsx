import { Alert } from 'antd'
import { Link } from 'react-router'
import { type Enterprise, useNamed } from '../api/enterprises.ts'
import { useNameOf } from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'

type Duplicate = Enterprise['duplicates'][number]

/** On the page of a duplicate: which record goes on, and how a mistake is undone. */
export function GoesOnAs(props: { enterprise: Enterprise; past: boolean }) {
  const text = useText()
  const { enterpriseId, mergedInto } = props.enterprise
  if (!mergedInto) return null
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="merged-into"
      title={
        <>
          {text('merging.goesOnAs')} <Named id={mergedInto} />
        </>
      }
      // Beside the text a button leaves no room for it on a telephone.
      description={
        <>
          <p>{text('merging.nothingMore')}</p>
          {props.past ? null : <CommandButton id="reverseMerge" path={{ enterpriseId }} />}
        </>
      }
    />
  )
}

/** An enterprise by its name, with the way to a tab of its page. */
export function Named(props: { id: string; tab?: string }) {
  const nameIn = useNameOf()
  const { named } = useNamed(props.id)
  const to = `/enterprises/${props.id}${props.tab ? `?tab=${props.tab}` : ''}`
  return <Link to={to}>{named ? nameIn(named) : props.id}</Link>
}

/** On the page of the record that goes on: under which ids there is more of it. */
export function Duplicates(props: { enterprise: Enterprise; open: boolean }) {
  const text = useText()
  const nameIn = useNameOf()
  const { enterpriseId, duplicates, mergedInto } = props.enterprise
  const column = useColumn<Duplicate>('Duplicate')
  const columns: Column<Duplicate>[] = [
    {
      key: 'name',
      title: text('list.name'),
      cell: (row) => <Link to={`/enterprises/${row.enterpriseId}`}>{nameIn(row)}</Link>,
    },
    column('uscc'),
    {
      key: 'reverse',
      title: '',
      cell: (row) =>
        props.open ? (
          <CommandButton id="reverseMerge" path={{ enterpriseId: row.enterpriseId }} />
        ) : null,
    },
  ]
  const mayMerge = props.open && duplicates.length === 0 && !mergedInto
  const merge = mayMerge ? (
    <CommandButton id="mergeEnterprise" path={{ enterpriseId }} enterprises={['survivorId']} />
  ) : null
  return (
    <Part title={text('merging.duplicates')} testId="duplicates" actions={merge}>
      {duplicates.length > 0 ? (
        <>
          <p className="quiet">{text('merging.readUnderTheirIds')}</p>
          <DataTable rows={duplicates} rowKey={(row) => row.enterpriseId} columns={columns} />
        </>
      ) : (
        <p className="quiet">{text('merging.none')}</p>
      )}
    </Part>
  )
}
