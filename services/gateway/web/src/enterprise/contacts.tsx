import { type Contacts, useContacts } from '../api/contacts.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'
import { type Coded, useTold } from './own-facts.tsx'

type Contact = Contacts['contacts'][number]

interface Of {
  readonly enterpriseId: string
  readonly of: Coded
  readonly open: boolean
}

/** Whom to speak with: shown to those alone who may ask for it. */
export function ContactsPart(of: Of) {
  return useTold('getContacts', of.of) === 'yes' ? <Known {...of} /> : null
}

function Known(of: Of) {
  const text = useText()
  const contacts = useContacts(of.enterpriseId)
  const path = { enterpriseId: of.enterpriseId }
  return (
    <Part
      title={text('contacts.title')}
      testId="contacts"
      actions={of.open ? <CommandButton id="stateContact" path={path} /> : null}
    >
      <Asked query={contacts}>{(data) => <Rows {...of} rows={data.contacts} />}</Asked>
    </Part>
  )
}

function Rows({ rows, ...of }: Of & { rows: readonly Contact[] }) {
  const text = useText()
  const column = useColumn<Contact>('Contact')
  const columns: Column<Contact>[] = [
    column('name'),
    column('post', { wide: true }),
    column('purpose'),
    column('telephone'),
    column('email'),
    column('since', { wide: true }),
    column('endedOn', { wide: true }),
    {
      key: 'change',
      title: '',
      cell: ({ factId, endedOn }) => {
        const path = { enterpriseId: of.enterpriseId, factId }
        return (
          <>
            {of.open && !endedOn ? <CommandButton id="endContact" path={path} /> : null}{' '}
            <CommandButton id="withdrawContact" path={path} />
          </>
        )
      },
    },
  ]
  if (rows.length === 0) return <Empty says={text('contacts.none')} />
  return <DataTable rows={rows} rowKey={({ factId }) => factId} columns={columns} />
}
