import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { printedReport } from './printed-report.ts'

let lines: string[]
const report = () => printedReport((line) => lines.push(line))
beforeEach(() => {
  lines = []
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

test('a step says what it does, how it went and how long it took', async () => {
  await report().step('kafka', 'waiting for the broker', async () => ({ value: 1, said: 'is up' }))
  expect(lines[0]).toMatch(/kafka +waiting for the broker/)
  expect(lines[1]).toMatch(/kafka +is up .*\d\.\d s/)
  expect(lines).toHaveLength(2)
})

test('a step that failed says so, and the failure goes on', async () => {
  const failing = report().step('kafka', 'waiting', async () => {
    throw new Error('no broker')
  })
  await expect(failing).rejects.toThrow('no broker')
  expect(lines.at(-1)).toMatch(/kafka +failed after/)
})

test('nothing is silent for more than 3 s, however many steps run and whatever they wait for', async () => {
  const printed = report()
  const never = new Promise<never>(() => undefined)
  void printed.step('mongodb', 'looking', (note) => {
    note('building it with cargo')
    return never
  })
  void printed.step('kafka', 'waiting', () => never)
  expect(lines).toHaveLength(2)
  jest.advanceTimersByTime(9_000)
  expect(lines).toHaveLength(5)
  expect(lines[2]).toMatch(/mongodb: building it with cargo .* kafka: waiting/)
})
