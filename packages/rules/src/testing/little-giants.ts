import type { WorkedExample } from './worked-example.ts'
import {
  amount,
  answer,
  held,
  invention,
  judgement,
  list,
  standing,
  type Written,
  yearly,
} from './written.ts'

const in2026 = '2026-05-01'
const in2025 = '2025-05-01'

const fourInventions = ['ZL1', 'ZL2', 'ZL3', 'ZL4'].map((name) => invention(name))

/** Figures of the last two years, at the limits of the 2026 version. */
const littleGiantFigures: Written = {
  ...yearly('revenue', 2025, '20000'),
  ...yearly('revenue', 2024, '20000'),
  ...yearly('main_business_revenue', 2025, '18000'),
  ...yearly('total_liabilities', 2025, '75'),
  ...yearly('total_assets', 2025, '100'),
  ...yearly('rd_expense', 2025, '600'),
  ...yearly('rd_expense', 2024, '600'),
}

export const littleGiant2026: WorkedExample = {
  rule: 'little-giant',
  version: '2026-2',
  on: in2026,
  purpose: 'application',
  facts: {
    ...littleGiantFigures,
    ...yearly('revenue', 2025, '22050'),
    ...yearly('main_business_revenue', 2025, '19845'),
    ...yearly('rd_expense', 2025, '661.5'),
    // Exactly 5 % a year: 20,000 × 1.05² = 22,050.
    ...yearly('revenue', 2023, '20000'),
    ...list('designations', in2026, [held('specialised-sme')]),
    ...standing('niche_market_years', '3', 'years', in2026),
    ...list('ip_rights', in2026, fourInventions),
    ...standing('domestic_rank', '3', 'place', in2026),
    ...judgement('six_base_or_key_link', true, in2026),
    ...standing('miit_development_score', '60', 'points', in2026),
    ...judgement('main_product_not_duplicated_in_group', true, in2026),
  },
  missed: [
    [yearly('revenue', 2023, '20000.000001'), 'compound growth of revenue over two years'],
    [yearly('revenue', 2025, '4999.999999'), 'revenue, last year'],
    [yearly('main_business_revenue', 2025, '19844.999999'), 'main-business revenue of revenue'],
    [yearly('total_liabilities', 2025, '75.000001'), 'debt ratio'],
    [yearly('rd_expense', 2024, '500'), 'R&D expense of the last two years together'],
    [
      yearly('rd_expense', 2024, '599.999999'),
      'R&D expense of revenue in each of the last two years 2024',
    ],
    [
      list('ip_rights', in2026, [
        ...fourInventions.slice(1),
        invention('bought', { acquisition: 'transferred' }),
        invention('fourth owner', { owner_rank: amount('4', 'place') }),
        { ...invention('model'), kind: 'utility-model' },
      ]),
      'own Class I rights, among the first three owners',
    ],
    [standing('domestic_rank', '4', 'place', in2026), 'rank in the domestic niche market'],
    [
      list('designations', in2026, [held('specialised-sme'), held('single-champion')]),
      'is not a single champion already',
    ],
    [
      judgement('six_base_or_key_link', false, in2026),
      'belongs to the six industrial bases or a key link of a chain',
    ],
    [standing('miit_development_score', '59.9', 'points', in2026), 'MIIT development score'],
  ],
}

export const littleGiant2022: WorkedExample = {
  rule: 'little-giant',
  version: '2022-63',
  on: in2025,
  purpose: 'application',
  facts: {
    ...standing('niche_market_years', '3', 'years', in2025),
    ...yearly('revenue', 2024, '1', '亿元'),
    ...yearly('revenue', 2023, '9000'),
    ...yearly('main_business_revenue', 2024, '7000'),
    // 12 % and −2 %: the mean of the two is 5 %.
    ...yearly('main_business_revenue', 2023, '6250'),
    ...yearly('main_business_revenue', 2022, '6377.551020'),
    ...yearly('total_liabilities', 2024, '70'),
    ...yearly('total_assets', 2024, '100'),
    ...standing('niche_market_share', '10', '%', in2025),
    ...yearly('rd_expense', 2024, '300'),
    ...yearly('rd_expense', 2023, '270'),
    ...answer('rd_institution', true, in2025),
    ...list('ip_rights', in2025, [invention('ZL1'), invention('ZL2', { kind: 'layout-design' })]),
    ...standing('informatised_core_businesses', '1', 'items', in2025),
    ...answer('management_or_product_certificate', true, in2025),
  },
  missed: [
    [
      yearly('main_business_revenue', 2022, '6377.551021'),
      'mean growth of main-business revenue over two years',
    ],
    [yearly('total_liabilities', 2024, '70.01'), 'debt ratio'],
    [standing('niche_market_share', '9.9999', '%', in2025), 'share of the niche market'],
    [yearly('revenue', 2024, '9999.999999'), 'revenue, last year'],
    [answer('rd_institution', false, in2025), 'has an R&D institution'],
    [
      list('ip_rights', in2025, [
        invention('ZL1'),
        invention('fresh', { acquisition: 'transferred', acquired_on: '2024-05-01' }),
      ]),
      'Class I rights related to the main product and in use',
    ],
    [
      standing('informatised_core_businesses', '0', 'items', in2025),
      'core businesses on information systems',
    ],
  ],
}
