import { Link } from 'react-router'
import { useNamed } from '../api/enterprises.ts'
import { useFunds } from '../api/funds.ts'
import { useNameOf } from '../app/reference.ts'

/** An enterprise by its name, leading to its page; where no name is to be had, by its id. */
export function EnterpriseLink(props: { id: string }) {
  const nameIn = useNameOf()
  const { named, waiting } = useNamed(props.id)
  const name = named ? nameIn(named) : waiting ? '…' : props.id
  return <Link to={`/enterprises/${props.id}`}>{name}</Link>
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
