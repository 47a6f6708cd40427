import { expect, test } from '@jest/globals'
import { stockClassTitle } from './stock-class-title.ts'

test.each([
  ['注册资本 · Registered capital', 'Registered capital', '注册资本 · Registered capital'],
  ['注册资本 · Registered capital', '注册资本', '注册资本 · Registered capital'],
  ['普通股 · Common shares', 'Common', '普通股 · Common shares'],
  ['Series A', 'Preferred', 'Series A · Preferred'],
  ['COMMON', 'Common', 'COMMON'],
  ['A 类', undefined, 'A 类'],
])('the class %s of type %s is shown as %s', (name, type, shown) => {
  expect(stockClassTitle(name, type)).toBe(shown)
})
