import { expect, test } from '@jest/globals'
import { kafkaAnswers } from '@seedline/stack'
import { startBacking } from './start-backing.ts'

test('tests of this level are given a MongoDB and a Kafka that answers', async () => {
  expect(process.env.SEEDLINE_TEST_MONGO_URL).toMatch(/^mongodb:\/\//)
  expect(await kafkaAnswers(process.env.SEEDLINE_TEST_KAFKA_BROKERS ?? '')).toBe(true)
})

test('what the environment names is taken as it is, and nothing is started', async () => {
  const backing = await startBacking({
    SEEDLINE_TEST_MONGO_URL: 'mongodb://given',
    SEEDLINE_TEST_KAFKA_BROKERS: 'given:9092',
  })
  expect(backing).toMatchObject({ mongoUrl: 'mongodb://given', kafkaBrokers: 'given:9092' })
  await backing.stop()
})
