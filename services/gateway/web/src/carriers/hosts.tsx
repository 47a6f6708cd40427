import type { Carrier } from '../api/carriers.ts'
import { EnterpriseLink, NowLink } from '../deals/names.tsx'
import { useText } from '../i18n/i18n.ts'

/** Who runs a carrier: enterprises lead to their pages, institutions are told by their names. */
export function Hosts(props: { of: Pick<Carrier, 'hosts' | 'merged'> }) {
  const text = useText()
  const { hosts, merged } = props.of
  if (hosts.length === 0) return <>{text('list.unknown')}</>
  return (
    <ul className="facts">
      {hosts.map(({ enterpriseId, name }) => (
        <li key={enterpriseId || name}>
          {enterpriseId ? <EnterpriseLink id={enterpriseId} /> : name}
          {enterpriseId ? <NowLink id={enterpriseId} merged={merged} /> : null}
        </li>
      ))}
    </ul>
  )
}
