import type { WorkedExample } from './worked-example.ts'
import { amount, answer, held, invention, judgement, list, standing, yearly } from './written.ts'

const in2026 = '2026-05-01'
const in2025 = '2025-05-01'

export const innovativeByFinancing: WorkedExample = {
  rule: 'innovative-sme',
  version: '2022-63',
  on: in2025,
  purpose: 'application',
  facts: list('equity_financing', in2025, [
    {
      name: 'round A',
      investor: 'qualified-institution',
      paid_in_on: '2022-05-01',
      amount: amount('499.9999', '万元'),
    },
    {
      name: 'round B',
      investor: 'qualified-institution',
      paid_in_on: '2025-05-01',
      amount: amount('1', '元'),
    },
  ]),
  missed: [
    [
      list('equity_financing', in2025, [
        {
          name: 'a day too early',
          investor: 'qualified-institution',
          paid_in_on: '2022-04-30',
          amount: amount('500', '万元'),
        },
        {
          name: 'by a founder',
          investor: 'other',
          paid_in_on: '2024-01-01',
          amount: amount('500', '万元'),
        },
      ]),
      'new equity in the last three years',
    ],
  ],
}

export const innovativeByScore: WorkedExample = {
  rule: 'innovative-sme',
  version: '2022-63',
  on: in2026,
  purpose: 'application',
  facts: {
    ...list('ip_rights', in2026, [invention('ZL1', { high_value: false })]),
    ...yearly('rd_expense', 2025, '10'),
    ...yearly('revenue', 2025, '1000'),
    ...yearly('main_business_revenue', 2025, '700'),
    ...yearly('main_business_revenue', 2024, '666.666666'),
    ...yearly('total_liabilities', 2025, '750'),
    ...yearly('total_assets', 2025, '1000'),
  },
  missed: [
    [yearly('rd_expense', 2025, '9.999999'), 'innovation'],
    [yearly('main_business_revenue', 2024, '666.666667'), 'growth'],
    [yearly('total_liabilities', 2025, '750.000001'), 'growth'],
    [
      {
        ...yearly('main_business_revenue', 2025, '699.999999'),
        ...answer('strategic_emerging_industry', false, in2026),
      },
      'all points',
    ],
    [
      list('ip_rights', in2026, [
        invention('ZL1', { acquisition: 'transferred', acquired_on: in2025, high_value: false }),
      ]),
      'innovation',
    ],
  ],
}

export const specialised2022: WorkedExample = {
  rule: 'specialised-sme',
  version: '2022-63',
  on: '2026-03-31',
  purpose: 'application',
  facts: {
    ...standing('niche_market_years', '2', 'years', '2026-03-31'),
    ...yearly('rd_expense', 2025, '100'),
    ...yearly('revenue', 2025, '3333.333333'),
    ...standing('srdi_2022_score', '60', 'points', '2026-03-31'),
  },
  missed: [
    [standing('niche_market_years', '1.99', 'years', '2026-03-31'), 'years in the niche market'],
    [yearly('rd_expense', 2025, '99.999999'), 'R&D expense, last year'],
    [yearly('revenue', 2025, '3333.333334'), 'R&D expense of revenue, last year'],
    [yearly('revenue', 2025, '999.999999'), 'revenue, last year'],
    [standing('srdi_2022_score', '59.99', 'points', '2026-03-31'), 'score'],
  ],
}

export const specialised2026: WorkedExample = {
  rule: 'specialised-sme',
  version: '2026-2',
  on: '2026-04-01',
  purpose: 'application',
  facts: {
    ...list('designations', '2026-04-01', [held('technology-sme', { valid_to: '2026-04-01' })]),
    ...standing('niche_market_years', '3', 'years', '2026-04-01'),
    ...yearly('revenue', 2025, '3000'),
    ...yearly('revenue', 2024, '3000'),
    ...yearly('main_business_revenue', 2025, '2400'),
    ...yearly('total_liabilities', 2025, '0.8', '亿元'),
    ...yearly('total_assets', 2025, '10000'),
    ...yearly('rd_expense', 2025, '100'),
    ...yearly('rd_expense', 2024, '1000000', '元'),
    ...list('ip_rights', '2026-04-01', [invention('ZL1')]),
    ...judgement('market_share_leading', true, '2026-04-01'),
    ...standing('miit_development_score', '50', 'points', '2026-04-01'),
  },
  missed: [
    [
      list('designations', '2026-04-01', [held('technology-sme', { valid_to: '2026-03-31' })]),
      'is an innovative or technology-based SME',
    ],
    [yearly('revenue', 2025, '1499.999999'), 'revenue, last year'],
    [yearly('main_business_revenue', 2025, '2399.999999'), 'main-business revenue of revenue'],
    [yearly('total_liabilities', 2025, '8000.000001'), 'debt ratio'],
    [
      yearly('rd_expense', 2024, '999999.99', '元'),
      'R&D expense in each of the last two years 2024',
    ],
    [
      yearly('revenue', 2025, '3333.333334'),
      'R&D expense of revenue in each of the last two years 2025',
    ],
    [
      list('ip_rights', '2026-04-01', [invention('ZL1', { in_use: false })]),
      'Class I rights related to the main product and in use',
    ],
    [
      judgement('market_share_leading', false, '2026-04-01'),
      'the main product leads in its market',
    ],
    [standing('miit_development_score', '49', 'points', '2026-04-01'), 'MIIT development score'],
  ],
}
