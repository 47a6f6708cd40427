import { describe, expect, test } from '@jest/globals'
import { expand } from './expand.ts'

describe('a template', () => {
  test('gets the value of every placeholder, also beside an underscore', () => {
    const text = '__a____b__ __a___events.proto __AGGREGATE___X'
    expect(expand(text, { a: 'x', b: 'y', AGGREGATE: 'T' })).toBe('xy x_events.proto T_X')
  })

  test('takes a value as it is, whatever it looks like', () => {
    expect(expand('<__a__>', { a: '$& $1 __b__', b: 'no' })).toBe('<$& $1 __b__>')
  })

  test.each(['__c__', '__constructor__'])('is refused for %s, which stands for nothing', (text) => {
    expect(() => expand(text, { a: 'x' })).toThrow('stands for nothing')
  })
})
