import { useNavigate } from 'react-router'
import { useFunds } from '../api/funds.ts'
import { useFinancingRungs, useNameOf } from '../app/reference.ts'
import { CommandButton } from '../kit/form/command-button.tsx'
import { useMayCall } from '../session/use-session.ts'

/** Opens a deal with this enterprise, and goes to it. */
export function OpenDeal(props: { enterpriseId: string }) {
  return useMayCall('openDeal') ? <Opening {...props} /> : null
}

// Apart, so that only those who may open one ask for the funds.
function Opening(props: { enterpriseId: string }) {
  const navigate = useNavigate()
  const nameIn = useNameOf()
  const { enterpriseId } = props
  const funds = useFunds().data?.items ?? []
  return (
    <CommandButton
      id="openDeal"
      hide={['enterpriseId']}
      initial={{ enterpriseId }}
      options={{
        fundId: funds.map((fund) => ({ value: fund.fundId, label: nameIn(fund) })),
        round: useFinancingRungs(),
      }}
      after={({ id }) => void navigate(`/deals/${id}`)}
    />
  )
}
