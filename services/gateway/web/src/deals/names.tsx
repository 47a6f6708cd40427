import { Link } from 'react-router'
import { useNamed } from '../api/enterprises.ts'
import { useFunds } from '../api/funds.ts'
import type { MergedEnterprise } from '../api/gen/model/index.ts'
import { useNameOf } from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'

/** An enterprise by its name, leading to its page; where no name is to be had, by its id. */
export function EnterpriseLink(props: { id: string }) {
  const nameIn = useNameOf()
  const { named, waiting } = useNamed(props.id)
  const name = named ? nameIn(named) : waiting ? '…' : props.id
  return <Link to={`/enterprises/${props.id}`}>{name}</Link>
}

/** Which record an enterprise goes on as that was merged into another; of all others nothing. */
export function NowLink(props: { id: string; merged: readonly MergedEnterprise[] }) {
  const text = useText()
  const now = props.merged.find(({ enterpriseId }) => enterpriseId === props.id)
  if (now === undefined) return null
  return (
    <span className="quiet">
      {' '}
      ({text('merging.now')} <EnterpriseLink id={now.survivorId} />)
    </span>
  )
}

export function FundLink(props: { id: string }) {
  const fundName = useFundName()
  return <Link to={`/funds/${props.id}`}>{fundName(props.id)}</Link>
}

export function useFundName(): (id: string) => string {
  const nameIn = useNameOf()
  const funds = useFunds().data?.items ?? []
  return (id) => {
    const fund = funds.find(({ fundId }) => fundId === id)
    return fund ? nameIn(fund) : id
  }
}
