import type { CheckLine, Designation, SelfCheck } from '../api/designations.ts'
import { entry } from './deal.ts'
import { reported } from './enterprise.ts'

const same = (text: string) => ({ zh: text, en: text })

export const rules = {
  rules: [
    {
      key: 'specialised-sme',
      name: { zh: '专精特新中小企业', en: 'specialised-and-new SME' },
      level: { zh: '省级', en: 'provincial' },
      versions: [
        {
          version: '2022-63',
          instrument: same('63'),
          missing: { zh: '评分表未录入', en: 'the scoring table is not recorded' },
          inForce: [],
        },
      ],
    },
    {
      key: 'gazelle',
      name: { zh: '瞪羚企业', en: 'gazelle enterprise' },
      level: { zh: '地方', en: 'local' },
      missing: { zh: '认定条件未录入', en: 'its criteria are not recorded' },
      versions: [],
    },
  ],
  facts: [
    {
      key: 'revenue',
      kind: 'yearly',
      name: { zh: '营业收入', en: 'revenue' },
      units: ['元', '万元'],
    },
    {
      key: 'core_ip_ownership',
      kind: 'judgement',
      name: { zh: '拥有核心技术', en: 'owns the core technology' },
      units: [],
    },
  ],
}

const line = (more: Partial<CheckLine>): CheckLine => ({
  depth: 0,
  kind: 'criterion',
  name: same('criterion'),
  path: '',
  needed: 0,
  parts: 0,
  facts: [],
  missing: [],
  sources: ['miit2026-2'],
  ...more,
})

/** A self-check as the gateway answers it: one criterion met, one unknown, one short. */
export function selfCheck(changes: Partial<SelfCheck> = {}): SelfCheck {
  return {
    enterpriseId: 'e1',
    kind: 'specialised-sme',
    name: { zh: '专精特新中小企业', en: 'specialised-and-new SME' },
    on: '2026-11-23',
    purpose: 'application',
    outcome: 'not-met',
    ruleVersion: '2026-2',
    instrument: same('MIIT 2026 No. 2'),
    doubt: { zh: '仅见转述，未见原文', en: 'seen only in a restatement' },
    lines: [
      line({ kind: 'group', name: same('criteria'), outcome: 'not-met', needed: 2, parts: 2 }),
      line({
        depth: 1,
        name: { zh: '研发占比', en: 'R&D of revenue' },
        outcome: 'not-met',
        found: { value: '2.5', unit: '%', told: same('2.5 %') },
        comparison: 'at-least',
        limit: { value: '3', unit: '%', told: same('≥ 3 %') },
        distance: { value: '-0.5', unit: '%', told: same('0.5 points') },
        facts: [
          {
            fact: 'revenue',
            name: { zh: '营业收入', en: 'revenue' },
            value: same('CNY 68,000,000'),
            period: '2025',
            source: 'annual report',
            confidence: 'verified',
          },
        ],
        doubt: { zh: '本系统推定', en: 'worked out here' },
      }),
      line({
        depth: 1,
        name: { zh: '从业年限', en: 'years in the niche market' },
        outcome: 'unknown',
        missing: [
          { fact: 'niche_market_years', name: same('years in the niche'), period: '2026-11-23' },
        ],
      }),
    ],
    needs: [
      { depth: 0, text: { zh: '研发费用增加', en: 'R&D expense higher by at least CNY 340,000' } },
    ],
    sources: [{ key: 'miit2026-2', title: 'The measures', url: 'https://example.org/m' }],
    registers: [{ name: { zh: '企业资料', en: 'Profile of the enterprise' }, facts: 1 }],
    aside: [],
    supposed: false,
    figuresWithheld: false,
    ...changes,
  }
}

export function designation(changes: Partial<Designation> = {}): Designation {
  return {
    designationId: 'd1',
    kind: 'little-giant',
    level: 'national',
    status: 'valid',
    validFrom: '2023-07-01',
    validTo: '2026-06-30',
    batch: 'fifth batch',
    authority: 'MIIT',
    evidence: [{ kind: 'announcement', title: 'Notice' }],
    provenance: reported,
    recording: entry('DesignationGranted').recording,
    amendments: [],
    ...changes,
  }
}
