import { describe, expect, test } from '@jest/globals'
import { countedAddress, isNetwork, proxiesOf } from './remote-address.ts'

describe('an address', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::', 'fe80:0:0:0'],
    ['', ''],
  ])('%s is counted as %s', (given, counted) => {
    expect(countedAddress(given)).toBe(counted)
  })

  test('of a proxy is known alone or by its network, however the system writes it', () => {
    const isProxy = proxiesOf(['10.1.0.0/16', '192.0.2.7', '2001:db8::/32'])
    expect(['10.1.2.3', '::ffff:10.1.2.3', '192.0.2.7', '2001:db8::9'].every(isProxy)).toBe(true)
    expect(['10.2.0.1', '192.0.2.8', '2001:db9::9', 'unknown', ''].some(isProxy)).toBe(false)
  })

  test('nobody is a proxy unless it was said', () => {
    expect(proxiesOf([])('127.0.0.1')).toBe(false)
  })

  test.each(['10.0.0.0/33', 'proxy', '10.0.0.0/8/8', '2001:db8::/129', '10.0.0.0/', ''])(
    '%s is no network',
    (text) => {
      expect(isNetwork(text)).toBe(false)
    },
  )

  test.each(['10.0.0.0/8', '10.0.0.1', '::1', '2001:db8::/128'])('%s is one', (text) => {
    expect(isNetwork(text)).toBe(true)
  })
})
