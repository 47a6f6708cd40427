import { Link } from 'react-router'
import { type Fund, useFunds } from '../api/funds.ts'
import { useNameOf } from '../app/reference.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { Empty } from '../kit/empty.tsx'
import { Head } from '../kit/head.tsx'
import { Money } from '../kit/money.tsx'
import { Mark, mostCommonMark, Provenance, ProvenanceOfPage } from '../kit/provenance.tsx'
import { type Column, DataTable, useColumn } from '../kit/table.tsx'

/** The funds, and who committed what: government, institutions and enterprises. */
export function FundsPage() {
  const text = useText()
  const found = useFunds()
  const mark = mostCommonMark(found.data?.items ?? [])
  return (
    <div className="stack">
      <Head title={text('funds.title')} beside={<Mark of={mark} />} />
      <Asked query={found}>
        {({ items }) => (
          <ProvenanceOfPage of={mark}>
            {items.length > 0 ? <FundTable rows={items} /> : <Empty says={text('funds.empty')} />}
          </ProvenanceOfPage>
        )}
      </Asked>
    </div>
  )
}

function FundTable(props: { rows: readonly Fund[] }) {
  const text = useText()
  const word = useWord()
  const nameIn = useNameOf()
  const column = useColumn<Fund>('Fund')
  const amount = (name: 'totalCommitted' | 'invested' | 'available'): Column<Fund> => ({
    ...column(name, { wide: true }),
    cell: (fund) => <Money short of={fund[name]} />,
  })
  const columns: Column<Fund>[] = [
    {
      key: 'name',
      title: text('funds.name'),
      cell: (fund) => (
        <>
          <Link to={`/funds/${fund.fundId}`}>{nameIn(fund)}</Link>{' '}
          <Provenance of={fund.provenance} />
          <Standing of={fund} />
        </>
      ),
    },
    column('generalPartner', { wide: true }),
    column('openedOn', { wide: true }),
    amount('totalCommitted'),
    amount('invested'),
    {
      ...amount('available'),
      title: <span title={text('funds.availableHint')}>{text('funds.available')}</span>,
    },
    {
      key: 'partners',
      title: text('funds.partners'),
      wide: true,
      cell: (fund) =>
        fund.byPartnerKind.map((share) => (
          <div key={share.partnerKind} className="one-line">
            {word('partnerKinds', share.partnerKind)} {share.percent} %
          </div>
        )),
    },
  ]
  return (
    <DataTable testId="funds" rows={props.rows} rowKey={(fund) => fund.fundId} columns={columns} />
  )
}

// On a telephone the three figures stand below each other, each with its name.
function Standing(props: { of: Fund }) {
  const word = useWord()
  return (
    <div className="narrow-only">
      {(['totalCommitted', 'invested', 'available'] as const).map((name) => (
        <div key={name}>
          <span className="quiet">{word('fields', name)}</span> <Money short of={props.of[name]} />
        </div>
      ))}
    </div>
  )
}
