import { describe, test } from '@jest/globals'
import { specified } from '../testing/fund-samples.ts'

const { begun, carried, given } = specified
const { fundId } = carried
const reason = '备案信息'
const classify = { type: 'ClassifyFund', ...carried, kind: 'special', reason } as const
const classified = { type: 'FundClassified', fundId, kind: 'special', reason } as const

describe('The kind of a fund', () => {
  test('is recorded with what it rests on', () => {
    given(begun).when(classify).then(classified)
  })

  test('is nothing of a fund that is not there', () => {
    given().when(classify).thenRejected('FUND_UNKNOWN')
  })

  test('is refused where it says so already, and corrected where it says another', () => {
    given(begun, classified).when(classify).thenRejected('FUND_KIND_ALREADY_SO')
    given(begun, classified)
      .when({ ...classify, kind: 'guidance' })
      .then({ ...classified, kind: 'guidance' })
  })
})
