import type { CapTableAnswer, Mismatch } from '@seedline/register'
import type { Output } from '../print/output.ts'

/** Who owns what by the system's own answer, and where that is not what was recorded. */
export function showOwnership(
  output: Output,
  answer: CapTableAnswer,
  mismatches: readonly Mismatch[],
): void {
  const rows = answer.holders.map(({ name, quantity, percent, optionsOutstanding }) => [
    name,
    quantity,
    percent,
    optionsOutstanding,
  ])
  output.table(
    [
      { zh: '持有人', en: 'Holder' },
      { zh: '数量', en: 'Quantity' },
      { zh: '%', en: '%' },
      { zh: '未行权', en: 'Options' },
    ],
    [...rows, ['=', answer.totalQuantity, '', '']],
  )
  showMismatches(output, mismatches)
}

export function showMismatches(output: Output, mismatches: readonly Mismatch[]): void {
  if (mismatches.length === 0) return
  output.warn({ zh: '与所记录的不符：', en: 'This is not what was recorded:' })
  output.table(
    [
      { zh: '何处', en: 'What' },
      { zh: '应为', en: 'Expected' },
      { zh: '实为', en: 'Found' },
    ],
    mismatches.map(({ what, expected, found }) => [what, expected, found]),
  )
}
