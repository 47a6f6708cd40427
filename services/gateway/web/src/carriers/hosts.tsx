import type { CarrierHost } from '../api/carriers.ts'
import { EnterpriseLink } from '../deals/names.tsx'
import { useText } from '../i18n/i18n.ts'

/** Who runs a carrier: enterprises lead to their pages, institutions are told by their names. */
export function Hosts(props: { of: readonly CarrierHost[] }) {
  const text = useText()
  if (props.of.length === 0) return <>{text('list.unknown')}</>
  return (
    <ul className="facts">
      {props.of.map(({ enterpriseId, name }) => (
        <li key={enterpriseId || name}>
          {enterpriseId ? <EnterpriseLink id={enterpriseId} /> : name}
        </li>
      ))}
    </ul>
  )
}
