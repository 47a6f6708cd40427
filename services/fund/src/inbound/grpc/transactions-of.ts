import type { Priced } from '@seedline/contracts/kinds'
import type { capTables, RequestOf } from '@seedline/contracts/operations'
import type { EnterpriseId } from '@seedline/values'
import { derivedResultId } from '../../cap-table/check-stock.ts'
import type { RecordTransactions, Transaction } from '../../cap-table/commands.ts'

type Asked = RequestOf<(typeof capTables)['operations']['recordTransactions']>

/** What was asked for, each transaction in the shape of its event. */
export const transactionsOf = ({
  enterpriseId,
  transactions,
}: Asked): Omit<RecordTransactions, 'type' | 'at' | 'isKnown'> => ({
  enterpriseId,
  transactions: transactions.map((asked) => eventOf(asked, enterpriseId)),
})

const priceOf = (given: Priced | undefined) => ({
  sharePrice: given?.price.value,
  currency: given?.currency,
})

function eventOf(asked: Asked['transactions'][number], enterpriseId: EnterpriseId): Transaction {
  switch (asked.type) {
    case 'define-stock-class':
      return { ...asked, type: 'StockClassDefined', enterpriseId }
    case 'name-stakeholder':
      return { ...asked, type: 'StakeholderNamed', enterpriseId }
    case 'issue-stock': {
      const price = priceOf(asked.sharePrice)
      return { ...asked, ...price, type: 'StockIssued', enterpriseId, dealId: undefined }
    }
    case 'transfer-stock': {
      const { securityId, resultingSecurityId, sharePrice } = asked
      return {
        ...asked,
        ...priceOf(sharePrice),
        type: 'StockTransferred',
        enterpriseId,
        resultingSecurityId: resultingSecurityId || derivedResultId(securityId),
      }
    }
    case 'cancel-stock':
      return { ...asked, type: 'StockCancelled', enterpriseId }
    case 'split-stock-class':
      return { ...asked, type: 'StockClassSplit', enterpriseId }
    case 'convert-stock-class':
      return { ...asked, type: 'StockClassConverted', enterpriseId }
    case 'define-stock-plan':
      return { ...asked, type: 'StockPlanDefined', enterpriseId }
    case 'adjust-stock-plan-pool':
      return { ...asked, type: 'StockPlanPoolAdjusted', enterpriseId }
    case 'issue-equity-compensation': {
      const { sharePrice: exercisePrice, currency } = priceOf(asked.exercisePrice)
      const type = 'EquityCompensationIssued'
      return { ...asked, type, enterpriseId, exercisePrice, currency }
    }
    case 'exercise-equity-compensation':
      return { ...asked, type: 'EquityCompensationExercised', enterpriseId }
    case 'start-vesting':
      return { ...asked, type: 'VestingStarted', enterpriseId }
    default:
      return asked satisfies never
  }
}
