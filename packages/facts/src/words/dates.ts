import { type LocalDate, type Problem, problem } from '@seedline/values'

export const dateInFuture = (date: LocalDate, today: LocalDate): Problem =>
  problem(
    'DATE_IN_FUTURE',
    'invalid',
    { zh: `日期 ${date} 尚未到来`, en: `${date} has not come yet` },
    {
      zh: `只记录已发生的事，日期不得晚于今天（${today}）`,
      en: `Only what has happened is recorded: use a date no later than today (${today})`,
    },
    { facts: { date, today } },
  )
