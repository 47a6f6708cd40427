import { provenance } from '../evidence.ts'
import { ofEnterprise, type Steps, write } from '../steps.ts'

/** The year that the action plan is measured from, and its own. */
const years = [2021, 2022, 2023, 2024, 2025]

/** What each enterprise that existed then states of itself for each of those years: made up, and growing with its age. */
export function stateFigures(steps: Steps): void {
  const { foundedOn, history, serial } = steps.enterprise
  const founded = Number(foundedOn.slice(0, 4))
  const closed = history.flatMap((one) => (one.kind === 'closure' ? [one.on] : []))
  const last = Number((closed[0] ?? '9999').slice(0, 4))
  for (const year of years.filter((one) => one >= founded && one <= last))
    write(steps, {
      what: `figures ${year}`,
      path: ofEnterprise('figures'),
      role: 'statistician',
      body: {
        period: String(year),
        statedOn: `${year + 1}-04-30`,
        audited: history.some(({ kind }) => kind === 'conversion'),
        figures: figuresOf(serial, year - founded),
        confirmed: [],
        provenance,
        evidence: [{ kind: 'report', title: '年度报表（演示）· annual statements (synthetic)' }],
      },
    })
}

interface Stated {
  readonly item: string
  readonly value: string
  readonly unit: string
}

const parts = (whole: number, percent: number): number => Math.round((whole * percent) / 100)

/** In hundredths of 万元, so that parts add up to the last digit. */
const money = (item: string, hundredths: number): Stated => {
  const size = String(Math.abs(hundredths)).padStart(3, '0')
  const sign = hundredths < 0 ? '-' : ''
  return { item, value: `${sign}${size.slice(0, -2)}.${size.slice(-2)}`, unit: '万元' }
}

const people = (item: string, count: number): Stated => ({
  item,
  value: String(count),
  unit: 'people',
})

function figuresOf(serial: number, age: number): readonly Stated[] {
  const revenue = (50_000 + ((serial * 13_700) % 90_000)) * (age + 2)
  const assets = parts(revenue, 130 + (serial % 7) * 10)
  const liabilities = parts(assets, 30 + (serial % 5) * 6)
  const netProfit = parts(revenue, (serial % 13) - 3)
  const headcount = 18 + age * 9 + (serial % 30)
  const researchers = parts(headcount, 22 + (serial % 4) * 5)
  return [
    money('revenue', revenue),
    money('main_business_revenue', parts(revenue, 92 + (serial % 7))),
    money('total_income', parts(revenue, 102)),
    money('hi_tech_revenue', parts(revenue, 61 + (serial % 25))),
    money('value_added', parts(revenue, 24 + (serial % 9))),
    money('net_profit', netProfit),
    money('net_profit_after_non_recurring', netProfit - parts(revenue, 1)),
    money('operating_cash_flow', netProfit + parts(revenue, 2)),
    money('rd_expense', parts(revenue, 4 + (serial % 12))),
    money('rd_expense_domestic', parts(revenue, 4 + (serial % 12))),
    money('exports', parts(revenue, serial % 4 === 0 ? 17 : 3)),
    money('tax_paid', parts(revenue, 5)),
    money('total_assets', assets),
    money('total_liabilities', liabilities),
    money('equity', assets - liabilities),
    people('headcount', headcount),
    people('rd_staff', researchers),
    people('tech_staff', researchers),
    { item: 'energy_consumption', value: String(40 + parts(revenue, 1)), unit: '吨标准煤' },
  ]
}
