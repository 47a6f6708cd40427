import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { recordingServices } from '@seedline/contracts/services'
import { composeOf } from './compose.ts'

const file = readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8')

describe('the compose file', () => {
  test('holds the services of the list', () => {
    expect(composeOf(file, recordingServices)).toBe(file)
  })

  test('gets an address, a container and someone who waits for each further service', () => {
    const more = composeOf(file, [...recordingServices, 'pilot'])
    expect(more).toContain('  PILOT_ADDRESS: pilot:50051\n')
    expect(more).toContain('    working_dir: /seedline/services/pilot\n\n  gateway:\n')
    expect(more).toContain('      pilot: { condition: service_healthy }\n    environment:')
    expect(composeOf(more, recordingServices)).toBe(file)
  })

  test('is left alone where the places are not what they were', () => {
    expect(() => composeOf(file.replaceAll('_ADDRESS', '_AT'), ['pilot'])).toThrow('addresses')
  })
})
