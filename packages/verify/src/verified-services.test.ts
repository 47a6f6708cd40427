import { expect, test } from '@jest/globals'
import { recordingServices } from '@seedline/contracts/services'
import { verifiedServices } from './verified-services.ts'

test('every service that records gives up aggregates and views to be checked', async () => {
  const found = await verifiedServices()
  expect(found.map(({ name }) => name)).toEqual(recordingServices)
  for (const { aggregates, views } of found) {
    expect(aggregates.length).toBeGreaterThan(0)
    expect(views.length).toBeGreaterThan(0)
  }
})
