import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { mayCall, type OperationId } from '../contract/contract.ts'
import { useText } from '../i18n/i18n.ts'
import { Empty } from '../kit/empty.tsx'
import { isSameOrganisation, useMayCall, useSession } from '../session/use-session.ts'

/** Whether somebody is told what an enterprise doesn't make public, or why not; `no`: it is no business of the role. */
type Told = 'yes' | 'of-another' | 'at-bank-desk' | 'no'

/** An enterprise as far as it says who its own people are. */
export interface Coded {
  readonly uscc?: string | null | undefined
}

/** How a question that an enterprise's own people may ask of it stands for whoever is signed in. */
export function useTold(asks: OperationId, { uscc }: Coded): Told {
  const { roles = [], organisation } = useSession() ?? {}
  const others = roles.filter((role) => role !== 'enterprise-officer')
  if (mayCall(asks, others)) return 'yes'
  if (mayCall(asks, roles))
    return uscc && isSameOrganisation(organisation, uscc) ? 'yes' : 'of-another'
  return roles.includes('bank-officer') ? 'at-bank-desk' : 'no'
}

/** Says why something of an enterprise isn't shown, and what can be done about it. */
export function NotTold(props: { told: Exclude<Told, 'yes'> }) {
  const text = useText()
  const asksAtDesk = useMayCall('askEligibility')
  return (
    <Empty says={text(`notTold.${props.told}`)}>
      {props.told === 'at-bank-desk' && asksAtDesk ? (
        <Link to="/bank">{text('bank.title')}</Link>
      ) : null}
    </Empty>
  )
}

/** What is asked for of an enterprise (undefined: until it is here) only where it is told. */
export function OwnFacts(props: {
  asks: OperationId
  of: Coded | undefined
  children: () => ReactNode
}) {
  const told = useTold(props.asks, props.of ?? {})
  if (told === 'yes') return props.children()
  return props.of === undefined ? <Skeleton active /> : <NotTold told={told} />
}
