import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { designationNamed } from './designation-names.ts'

const own = ['苏州赛分科技股份有限公司', '赛分科技']
const named = (printed: string): string | undefined => {
  const found = designationNamed(printed, own)
  if (found === undefined) return undefined
  return 'aside' in found ? `? ${found.aside}` : `${found.kind} ${found.level}`
}

describe('A printed name is that of a designation', () => {
  test.each([
    ['高新技术企业', 'high-tech-enterprise national'],
    ['国家高新技术企业', 'high-tech-enterprise national'],
    ['国家级高新技术企业证书', 'high-tech-enterprise national'],
    ['高新技术企业（重新认定）', 'high-tech-enterprise national'],
    ['高新技术企业（已到期）', 'high-tech-enterprise national'],
    ['高新技术企业（赛分科技）', 'high-tech-enterprise national'],
    ['通过高新技术企业复审', 'high-tech-enterprise national'],
    ['深圳市高新技术企业', 'high-tech-enterprise municipal'],
    ['High-Tech Enterprise', 'high-tech-enterprise national'],
    ['第五批国家级专精特新“小巨人”', 'little-giant national'],
    ['专精特新“小巨人”企业', 'little-giant national'],
    ['国家级专精特新重点“小巨人”企业', 'little-giant national'],
    ['国家级专精特新“小巨人”企业（复核通过）', 'little-giant national'],
    ['工信部专精特新小巨人企业（第三批）', 'little-giant national'],
    ['获评2023年度国家级专精特新“小巨人”企业称号', 'little-giant national'],
    ['广东省专精特新“小巨人”', 'little-giant provincial'],
    ['little giant', 'little-giant national'],
    ['国家制造业单项冠军示范企业', 'single-champion national'],
    ['广东省制造业单项冠军', 'single-champion provincial'],
    ['深圳市制造业单项冠军企业', 'single-champion municipal'],
    ['专精特新中小企业（广东省）', 'specialised-sme provincial'],
    ['深圳市专精特新中小企业', 'specialised-sme provincial'],
    ['深圳市“专精特新”企业', 'specialised-sme provincial'],
    ['苏州市专精特新中小企业', 'specialised-sme municipal'],
    ['市级专精特新中小企业', 'specialised-sme municipal'],
    ['上海市专精特新中小企业', 'specialised-sme provincial'],
    ['创新型中小企业', 'innovative-sme provincial'],
    ['科技型中小企业', 'technology-sme national'],
    ['国家技术创新示范企业', 'technology-innovation-demonstration national'],
    ['国家知识产权示范企业', 'ip-advantage national'],
    ['深圳市瞪羚企业', 'gazelle municipal'],
    ['广西壮族自治区瞪羚企业', 'gazelle provincial'],
    ['深圳市南山区独角兽企业', 'unicorn district'],
    ['独角兽企业', 'unicorn national'],
  ])('%s: %s', (printed, designation) => {
    expect(named(printed)).toBe(designation)
  })
})

describe('A printed name is that of none, as it was not granted, or not to the enterprise', () => {
  test.each([
    '未通过高新技术企业复审',
    '未获评深圳市高新技术企业',
    '拟认定高新技术企业',
    '非国家级专精特新小巨人企业',
    '高新技术企业培育库入库企业',
    '高新技术企业培育企业',
    '高新技术企业复审未通过',
    '申报国家级专精特新“小巨人”企业',
    '专精特新“小巨人”企业公示名单',
    '准独角兽企业',
    '未来独角兽企业',
    '潜在独角兽企业',
    '种子独角兽企业',
    'potential unicorn',
    'not a high-tech enterprise',
    '制造业单项冠军产品（负极材料）',
    '广东省单项冠军培育企业',
    '高新技术产品认定',
    '高新技术企业协会会员',
    '广东省高新技术企业协会会员',
    '为专精特新企业服务的机构',
    '国家高新技术企业、专精特新中小企业',
    '纳税大户',
    '',
  ])('%s', (printed) => {
    expect(named(printed)).toBeUndefined()
  })

  test.each([
    ['高新技术企业(扬州赛分)', '? 扬州赛分'],
    ['高新技术企业（培育）', '? 培育'],
    ['高新技术企业（未通过复审）', '? 未通过复审'],
    ['高新技术企业（已撤销）', '? 已撤销'],
    ['专精特新“小巨人”企业（公示中）', '? 公示中'],
  ])('%s: what its brackets say is told', (printed, aside) => {
    expect(named(printed)).toBe(aside)
  })

  test('whatever else stands before it, within it or after it', () => {
    const kinds = [
      '高新技术企业',
      '专精特新“小巨人”企业',
      '制造业单项冠军',
      '独角兽企业',
      '瞪羚企业',
    ]
    const words = [
      '未',
      '拟',
      '准',
      '潜在',
      '培育',
      '产品',
      '协会',
      '候选',
      '未来',
      '不再是',
      '放弃',
      '子公司',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...words),
        fc.nat(12),
        (kind, word, at) => {
          const printed = kind.slice(0, at) + word + kind.slice(at)
          expect([printed, named(printed)]).toEqual([printed, undefined])
        },
      ),
    )
  })
})

test('How long a designation lasts is ruled for the level that grants it', () => {
  expect(designationNamed('高新技术企业', own)).toMatchObject({ validityYears: 3 })
  expect(designationNamed('深圳市高新技术企业', own)).toMatchObject({ validityYears: undefined })
  expect(designationNamed('深圳市专精特新中小企业', own)).toMatchObject({ validityYears: 3 })
})
