import { expect, test } from '@jest/globals'
import { isNothingInCell, isNothingInText } from './words-for-nothing.ts'

test.each(['无', '暂无', '-', '——', '/', 'N/A', 'null', 'None', '未知', '不详'])(
  '%j says nothing, in a cell as in a text',
  (said) => {
    expect([isNothingInCell(said), isNothingInText(said)]).toEqual([true, true])
  },
)

test.each(['没有', '未披露', '不适用', 'n.a.', 'TBD', 'not disclosed', 'n / a', '…'])(
  '%j says nothing in a text, and may be an answer in a cell',
  (said) => {
    expect([isNothingInCell(said), isNothingInText(said)]).toEqual([false, true])
  },
)

test.each(['无锡新材料', 'Nil Ltd', '0', '-1'])('%j says something', (said) => {
  expect([isNothingInCell(said), isNothingInText(said)]).toEqual([false, false])
})
