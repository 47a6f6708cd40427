import { describe, expect, test } from '@jest/globals'
import { stepKindNamed } from './step-kinds.ts'

describe('A step of the history is of the kind that its name says', () => {
  test.each([
    ['establishment', 'establishment'],
    ['设立', 'establishment'],
    ['有限公司成立', 'establishment'],
    ['establishment (subscription by the founders)', 'establishment'],
    ['整体变更设立股份有限公司', 'conversion'],
    ['有限公司整体变更为股份有限公司', 'conversion'],
    ['变更设立为股份公司', 'conversion'],
    ['股份公司设立', 'conversion'],
    ['股份制改造（净资产折股，余额计入资本公积）', 'conversion'],
    ['股份改制', 'conversion'],
    ['joint-stock conversion', 'conversion'],
    ['joint-stock conversion, the rest into the capital reserve', 'conversion'],
    ['conversion', 'conversion'],
    ['conversion of convertible loan', 'increase'],
    ['debt-to-equity conversion', 'increase'],
    ['convertible note converted', 'increase'],
    ['债转股', 'increase'],
    ['可转债转股', 'increase'],
    ['capital reserve conversion', 'reserve'],
    ['conversion of the capital reserve into shares', 'reserve'],
    ['capital reserve to shares 10:105', 'reserve'],
    ['reserve transferred to capital', 'reserve'],
    ['bonus issue', 'reserve'],
    ['资本公积转增股本', 'reserve'],
    ['送红股', 'reserve'],
    ['merger by absorption (昆山谷捷)', 'merger'],
    ['吸收合并及增资', 'merger'],
    ['share transfer (price 0, group restructuring)', 'transfer'],
    ['股权转让（增资前）', 'transfer'],
    ['无偿划转', 'transfer'],
    ['capital increase (employee plan 黄山佳捷)', 'increase'],
    ['增资（设立持股平台）', 'increase'],
    ['增资，设立员工持股平台', 'increase'],
    ['directed issue (NEEQ)', 'increase'],
    ['定增', 'increase'],
    ['减资', 'decrease'],
    ['股份回购注销', 'decrease'],
    ['第三轮（增资）', 'increase'],
  ])('%s: %s', (text, kind) => {
    expect(stepKindNamed(text, false)).toBe(kind)
  })

  test('of which the first is a foundation, even of a company with shares', () => {
    expect(stepKindNamed('发起设立股份有限公司', true)).toBe('establishment')
    expect(stepKindNamed('股份公司设立', true)).toBe('establishment')
    expect(stepKindNamed('整体变更设立股份有限公司', true)).toBe('conversion')
  })

  test.each([
    'magic',
    '',
    '股权转让及增资',
    'capital increase and share transfer',
    '增资、减资',
    'preferred share conversion',
  ])('%s: of none, so that its figures have to say', (text) => {
    expect(stepKindNamed(text, false)).toBeUndefined()
  })
})
