import { amountOf, type LocalDate, type Money, type Problem, problem } from '@seedline/values'

/** Money of another currency than the one that everything around it is in. */
export const currencyMismatch = (expected: string, got: string): Problem =>
  problem(
    'CURRENCY_MISMATCH',
    'invalid',
    { zh: `应为 ${expected}，收到 ${got}`, en: `Expected ${expected}, got ${got}` },
    {
      zh: `请以 ${expected} 提交；如有折算，请按载明的汇率先行换算`,
      en: `Send it in ${expected}; convert at a stated rate first where needed`,
    },
    { facts: { expected, got } },
  )

export const dateBeforePreviousStep = (date: LocalDate, previousStepOn: LocalDate): Problem =>
  problem(
    'DATE_BEFORE_PREVIOUS_STEP',
    'refused',
    {
      zh: `日期 ${date} 早于上一步骤的日期 ${previousStepOn}`,
      en: `${date} is before the previous step, which was on ${previousStepOn}`,
    },
    {
      zh: `请使用 ${previousStepOn} 或之后的日期`,
      en: `Use ${previousStepOn} or a later date`,
    },
    { facts: { date, previous_step_on: previousStepOn } },
  )

export const evidenceMissing = (): Problem =>
  problem(
    'EVIDENCE_MISSING',
    'invalid',
    { zh: '缺少证明材料', en: 'There is no evidence' },
    {
      zh: '请至少附上一份证明材料，例如投资决策委员会决议',
      en: "Attach at least one piece of evidence, such as the committee's resolution",
    },
  )

export const amountNotPositive = (amount: Money): Problem =>
  problem(
    'AMOUNT_NOT_POSITIVE',
    'invalid',
    {
      zh: `金额必须大于零，收到 ${amountOf(amount)} ${amount.currency}`,
      en: `The amount must be above zero, got ${amountOf(amount)} ${amount.currency}`,
    },
    { zh: '请填写大于零的金额', en: 'Give an amount above zero' },
    { facts: { amount: amountOf(amount), currency: amount.currency } },
  )

export const fundUnknown = (fundId: string): Problem =>
  problem(
    'FUND_UNKNOWN',
    'not-found',
    { zh: `没有基金 ${fundId}`, en: `There is no fund ${fundId}` },
    { zh: '请核对基金编号，或先设立基金', en: 'Check the fund id, or open the fund first' },
    { facts: { fund_id: fundId } },
  )

/** Money travels as int64. */
export const largestMinor = 2n ** 63n - 1n

export const totalTooLarge = (): Problem =>
  problem(
    'AMOUNT_TOO_LARGE',
    'invalid',
    {
      zh: '金额合计超出可记录的范围',
      en: 'The amounts together are larger than can be recorded',
    },
    { zh: '请核对单位（元、万元、亿元）', en: 'Check the unit (yuan, 10,000 yuan, 100 million)' },
  )
