import { expect, test } from '@jest/globals'
import { usedRules } from './antd-css.ts'

test('rules of parts that the page lacks go, those of its own stay', () => {
  const css = '.ant-btn{a:1}.ant-btn .ant-tree-node{a:2}.ant-calendar,.ant-btn-primary{a:3}'
  expect(usedRules(css)).toBe('.ant-btn{a:1}.ant-btn-primary{a:3}')
})

test('a part whose name begins with another’s is not kept for that', () => {
  expect(usedRules('.ant-input-number{a:1}.ant-input-affix-wrapper{a:2}')).toBe(
    '.ant-input-affix-wrapper{a:2}',
  )
})

test('a comma within :not() separates no selectors', () => {
  const css = '.ant-btn:not(:disabled,.ant-btn-disabled):hover{a:1}'
  expect(usedRules(css)).toBe(css)
})

test('media queries are kept with what is left of them, and left out when nothing is', () => {
  const css = '@media print{.ant-tour{a:1}}@media screen{.ant-tour{a:1}.ant-tag{a:2}}'
  expect(usedRules(css)).toBe('@media screen{.ant-tag{a:2}}')
})

test('an animation stays as long as a rule plays it', () => {
  const css = '.ant-tag{animation:antSpin 1s}@keyframes antSpin{to{a:1}}@keyframes antTour{to{a:1}}'
  expect(usedRules(css)).toBe('.ant-tag{animation:antSpin 1s}@keyframes antSpin{to{a:1}}')
})

test('what names no part, and icons, stay', () => {
  expect(usedRules('a{a:1}.anticon{a:2}')).toBe('a{a:1}.anticon{a:2}')
})
