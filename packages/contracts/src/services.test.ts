import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import {
  addressSetting,
  calledBy,
  databaseOf,
  recordingServices,
  serviceNames,
  services,
} from './services.ts'

const sources = fileURLToPath(new URL('./gen/seedline/', import.meta.url))

/** The names of a service's events, as its protos have them. */
async function eventsOf(service: string): Promise<readonly string[]> {
  const files = globSync(`${service}/v1/*_events.ts`, { cwd: sources })
  const modules: object[] = await Promise.all(files.map((file) => import(`${sources}${file}`)))
  return modules.flatMap((module) => Object.keys(module))
}

describe('the list of services', () => {
  test('tells of fund books by categories and events that there are', async () => {
    for (const name of serviceNames) {
      const { ofFunds, publishes } = services[name]
      const known = [...Object.keys(publishes), ...(await eventsOf(name))]
      for (const one of ofFunds)
        expect([name, known]).toEqual([name, expect.arrayContaining([one])])
    }
  })

  test('says who may read a category only of those that are published', () => {
    for (const name of serviceNames) {
      const { but, publishes } = services[name]
      expect([name, Object.keys(publishes)]).toEqual([
        name,
        expect.arrayContaining(Object.keys(but)),
      ])
    }
  })

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

test('the gateway calls every service that records, and what publishes and what hears of it each other', () => {
  expect(calledBy('gateway')).toEqual(recordingServices)
  expect(calledBy('fund')).toEqual(['registry'])
  expect(calledBy('credit')).toEqual(['registry'])
  expect(calledBy('registry')).toEqual(['fund', 'credit'])
  expect(addressSetting('registry')).toBe('REGISTRY_ADDRESS')
})

test('a service has a database of its own, under a namespace where several share a server', () => {
  expect(databaseOf('fund')).toBe('seedline_fund')
  expect(databaseOf('fund', 'bench_1')).toBe('bench_1_fund')
})
