import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { readDescriptorSet } from './descriptors.ts'
import { services } from './services.ts'
import { domainTopics, publisherOf, topicNames, topicOf, topicsOf } from './topics.ts'

const protoFolder = fileURLToPath(new URL('../../../proto/seedline/', import.meta.url))

// Streams that are their own service's business are described by files that name no topic.
const topicsNamedInProtos = (): string[] =>
  readdirSync(protoFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('_events.proto'))
    .flatMap((path) => [...readFileSync(`${protoFolder}${path}`, 'utf8').matchAll(topicMention)])
    .map((mention) => mention[1] ?? '')

// A comment's line may end between the two words.
const topicMention = /Topic\s+(?:\/\/ )?(seedline\S+v1)/g

describe('the topics of the domain', () => {
  test('are exactly those that the event files name', () => {
    expect(domainTopics.map((topic) => topic.name).sort()).toEqual(topicsNamedInProtos().sort())
  })

  test('keep facts for good and let six consumers share the work', () => {
    for (const topic of domainTopics) {
      expect(topic).toMatchObject({ partitions: 6, retentionMs: -1 })
    }
  })

  test('each name the service and the category that they come from', () => {
    expect(publisherOf(topicNames.fund.cap_table)).toEqual({
      service: 'fund',
      category: 'cap_table',
    })
    expect(publisherOf('seedline.fund.nothing.v1')).toBeUndefined()
  })

  test('are found by service and stream category', () => {
    expect(topicOf('fund', 'cap_table')).toBe(topicNames.fund.cap_table)
    expect(topicsOf('registry')).toHaveLength(Object.keys(services.registry.publishes).length)
  })

  test('leave out claims on enterprise codes and other services’ streams', () => {
    expect(topicOf('registry', 'uscc')).toBeUndefined()
    expect(topicOf('registry', 'deal')).toBeUndefined()
    expect(topicOf('registry', 'constructor')).toBeUndefined()
  })
})

test('the descriptor set names every event file', () => {
  const text = Buffer.from(readDescriptorSet()).toString('latin1')
  expect(text).toContain('seedline/fund/v1/deal_events.proto')
  expect(text).toContain('seedline/registry/v1/stage_record_events.proto')
})
