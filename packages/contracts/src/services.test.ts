import { describe, expect, test } from '@jest/globals'
import {
  addressSetting,
  calledBy,
  databaseOf,
  recordingServices,
  serviceNames,
  services,
} from './services.ts'

describe('the list of services', () => {
  test('gives each a port of its own', () => {
    const ports = Object.values(services).map(({ port }) => port)
    expect(new Set(ports).size).toBe(ports.length)
  })

  test('names only services that there are among those that one calls, and never itself', () => {
    for (const name of serviceNames) {
      expect(serviceNames).toEqual(expect.arrayContaining([...calledBy(name)]))
      expect(calledBy(name)).not.toContain(name)
    }
  })

  test('lets only what records publish', () => {
    for (const { records, publishes } of Object.values(services)) {
      expect(Object.keys(publishes).length > 0).toBe(records)
    }
  })
})

test('the gateway calls every service that records, and registry and fund each other', () => {
  expect(calledBy('gateway')).toEqual(recordingServices)
  expect(calledBy('fund')).toEqual(['registry'])
  expect(calledBy('registry')).toEqual(['fund'])
  expect(addressSetting('registry')).toBe('REGISTRY_ADDRESS')
})

test('a service has a database of its own, under a namespace where several share a server', () => {
  expect(databaseOf('fund')).toBe('seedline_fund')
  expect(databaseOf('fund', 'bench_1')).toBe('bench_1_fund')
})
