import { expect, test } from '@jest/globals'
import { serviceName } from './service-name.ts'

test('a process is named for its service’s folder, unless it was given a name', () => {
  expect(serviceName('/srv/seedline/services/fund/src/main.ts', undefined)).toBe('seedline-fund')
  expect(serviceName('C:\\seedline\\services\\gateway\\src\\main.ts', '')).toBe('seedline-gateway')
  expect(serviceName('/srv/seedline/packages/cli/src/main.ts', undefined)).toBe('seedline')
  expect(serviceName('/srv/seedline/services/fund/src/main.ts', 'fund-blue')).toBe('fund-blue')
})
