import type { WorkedExample } from './worked-example.ts'
import { answer, date, held, judgement, list, standing, yearly } from './written.ts'

const in2026 = '2026-05-01'

export const championBefore2023: WorkedExample = {
  rule: 'single-champion',
  version: 'pre-2023',
  on: '2023-09-13',
  purpose: 'application',
  facts: {
    ...standing('field_years', '3', 'years', '2023-09-01'),
    ...answer('new_product_field', true, '2023-09-01'),
    ...standing('global_market_rank', '3', 'place', '2023-09-01'),
    ...yearly('revenue', 2022, '4', '亿元'),
  },
  missed: [
    [standing('field_years', '2.9', 'years', '2023-09-01'), 'years in the field'],
    [standing('global_market_rank', '4', 'place', '2023-09-01'), 'rank in the world market'],
    [yearly('revenue', 2022, '39999.999999'), 'revenue, last year'],
  ],
}

export const champion2023: WorkedExample = {
  rule: 'single-champion',
  version: '2023-138',
  on: '2023-09-14',
  purpose: 'application',
  facts: {
    ...standing('field_years', '10', 'years', '2023-09-01'),
    ...yearly('main_business_revenue', 2022, '3', '亿元'),
    ...yearly('main_business_revenue', 2021, '2', '亿元'),
    ...yearly('main_business_revenue', 2020, '1', '亿元'),
    ...list('designations', '2023-09-01', [held('little-giant')]),
    ...standing('global_market_rank', '3', 'place', '2023-09-01'),
    ...judgement('international_advanced_process', true, '2023-09-01'),
    ...answer('no_major_incident_3y', true, '2023-09-01'),
  },
  missed: [
    [
      yearly('main_business_revenue', 2020, '9999.999999'),
      'mean main-business revenue of the last three years',
    ],
    [
      list('designations', '2023-09-01', [held('innovative-sme')]),
      'is a specialised-and-new SME or a little giant',
    ],
    [
      answer('no_major_incident_3y', false, '2023-09-01'),
      'no major incident in the last three years',
    ],
  ],
}

export const highTech: WorkedExample = {
  rule: 'high-tech-enterprise',
  version: '2016-32',
  on: in2026,
  purpose: 'application',
  facts: {
    // Two full years: only they are counted.
    ...date('established_on', '2024-01-10'),
    ...judgement('core_ip_ownership', true, in2026),
    ...judgement('core_tech_in_catalogue', true, in2026),
    ...yearly('tech_staff', 2025, '10', 'people'),
    ...yearly('headcount', 2025, '100', 'people'),
    ...yearly('revenue', 2025, '5000'),
    ...yearly('revenue', 2024, '1000'),
    ...yearly('rd_expense', 2025, '200'),
    ...yearly('rd_expense', 2024, '100'),
    ...yearly('rd_expense_domestic', 2025, '100'),
    ...yearly('rd_expense_domestic', 2024, '80'),
    ...yearly('hi_tech_revenue', 2025, '3600'),
    ...yearly('total_income', 2025, '6000'),
    ...standing('hnte_innovation_score', '71', 'points', in2026),
    ...answer('no_major_incident_1y', true, in2026),
  },
  missed: [
    [standing('hnte_innovation_score', '70', 'points', in2026), 'innovation score'],
    [yearly('rd_expense', 2024, '99.999999'), 'R&D expense of sales over three years'],
    [yearly('tech_staff', 2025, '9', 'people'), 'science and technology staff of headcount'],
    [yearly('hi_tech_revenue', 2025, '3599.999999'), 'high-tech revenue of total income'],
    [yearly('rd_expense_domestic', 2024, '79.999999'), 'R&D expense in China of all R&D expense'],
    [date('established_on', '2025-05-02'), 'days since it was established'],
  ],
}

export const technologyByScore: WorkedExample = {
  rule: 'technology-sme',
  version: '2017-115',
  on: in2026,
  purpose: 'application',
  facts: {
    ...yearly('headcount', 2025, '500', 'people'),
    ...yearly('revenue', 2025, '2', '亿元'),
    ...yearly('total_assets', 2025, '20000'),
    ...standing('tech_sme_score', '60', 'points', in2026),
    ...standing('tech_sme_staff_score', '0.5', 'points', in2026),
  },
  missed: [
    [yearly('headcount', 2025, '501', 'people'), 'headcount'],
    [yearly('revenue', 2025, '20000.000001'), 'sales'],
    [yearly('total_assets', 2025, '20000.000001'), 'total assets'],
    [standing('tech_sme_score', '59.9', 'points', in2026), 'score'],
    [standing('tech_sme_staff_score', '0', 'points', in2026), 'staff points'],
  ],
}
