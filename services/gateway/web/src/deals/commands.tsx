import type { Deal } from '../api/deals.ts'
import { useCapTable } from '../api/enterprises.ts'
import { useFunds } from '../api/funds.ts'
import { useText } from '../i18n/i18n.ts'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Consequences } from '../kit/form/consequences.tsx'
import { useManages, useMayCall } from '../session/use-session.ts'
import { commandsOfDeals, isReversal, offeredOf } from './steps.ts'

/** What can be done with a deal next. A form that was begun stays when the deal goes on meanwhile. */
export function Commands(props: { deal: Deal }) {
  const { deal } = props
  const text = useText()
  const { dealId, proposedAmount } = deal
  const offered = offeredOf(deal)
  const fund = useFunds().data?.items.find((one) => one.fundId === deal.fundId)
  const own = useManages(fund?.managedBy)
  if (!own) return <span className="quiet">{text('deals.ofAnother')}</span>
  return commandsOfDeals.map((id) => {
    const command = {
      id,
      path: { dealId },
      seen: deal.version,
      offered: offered.includes(id),
      primary: id === offered[0] && !isReversal(id),
    }
    if (isReversal(id)) {
      const preview = () => <Consequences say={text(`deals.${id}.changes`)} />
      return <CommandButton key={id} {...command} preview={preview} />
    }
    if (id === 'closeRound') return <CloseRound key={id} deal={deal} {...command} />
    const initial = id === 'approveDeal' ? { approvedAmount: proposedAmount } : {}
    return <CommandButton key={id} {...command} initial={initial} />
  })
}

type Command = Omit<Parameters<typeof CommandButton>[0], 'id'>

function CloseRound(props: Command & { deal: Deal }) {
  return useMayCall('closeRound') ? <Closing {...props} /> : null
}

/** Holders are known by their names: those there are come up while a name is typed, others are new. */
function Closing(props: Command & { deal: Deal }) {
  const { deal, ...command } = props
  const { fundId, enterpriseId, approvedAmount } = deal
  const fund = useFunds().data?.items.find((one) => one.fundId === fundId)
  const holders = useCapTable(enterpriseId, { occurredOn: '', recordedOn: '' }).data?.holders ?? []
  // As it is registered, whichever language the page is read in.
  const holderName = fund?.nameZh || fund?.nameEn || fundId
  const own = { fundId, holderName, holderKind: 'fund', amount: approvedAmount }
  const withHolder = (one: Record<string, unknown>) => {
    if (one.fundId) return one
    const known = holders.find(({ name }) => name === one.holderName)
    return { ...one, holderId: known?.holderId ?? one.holderName }
  }
  return (
    <CommandButton
      {...command}
      id="closeRound"
      initial={{ subscriptions: [own] }}
      hide={['subscriptions.fundId', 'subscriptions.holderId']}
      suggest={{ holderName: holders.map(({ name }) => name) }}
      complete={(request) => ({
        ...request,
        subscriptions: (request.subscriptions as Record<string, unknown>[]).map(withHolder),
      })}
    />
  )
}
