import { describe, expect, test } from '@jest/globals'
import { roomFaults } from './rooms.ts'

const texts: Readonly<Record<string, string>> = {
  'packages/values/src/money.ts': "import { z } from 'zod'\nimport { b } from './brand.ts'\n",
  'packages/views/src/view.ts': [
    "import type { Money } from '@seedline/values'",
    "const late = await import('@seedline/messaging/late')",
  ].join('\n'),
  'packages/views/src/view.test.ts': "import { memoryStore } from '@seedline/testing'\n",
  'packages/views/package.json': '{ "dependencies": { "mongoose": "9" } }',
  'services/fund/src/deal/decide.ts': "import { reject } from '@seedline/event-store'\n",
  'services/fund/src/use-cases/open.ts': "import { decide } from '../deal/decide.ts'\n",
  'services/fund/src/main.ts': "import { open } from './use-cases/open.ts'\n",
  'services/gateway/src/live/hub.ts': "import { x } from '@seedline/facts'\n",
}
const rows = {
  'packages/values': '–',
  'packages/views': 'messaging, values; mongoose',
  'services/<name>/src/<aggregate>': 'event-store',
  '…/use-cases': 'aggregates',
  'services/gateway': 'facts',
}

const faults = (change: Readonly<Record<string, string | undefined>> = {}) => {
  const told = Object.entries({ ...rows, ...change }).filter(([, cell]) => cell !== undefined)
  const map = told.map(([room, cell]) => `| \`${room}\` | something | ${cell} |`).join('\n')
  return roomFaults({
    files: Object.keys(texts),
    textOf: (file) => (file === 'ARCHITECTURE.md' ? map : (texts[file] ?? '')),
  })
}

describe('the table of rooms', () => {
  test('passes where it tells what the sources import, tests left out', () => {
    expect(faults()).toEqual([])
  })

  test.each([
    ['packages/views', 'values', 'packages/views imports: messaging, values'],
    ['packages/views', 'messaging, requests, values', 'packages/views imports: messaging, values'],
    ['…/use-cases', '–', '…/use-cases imports: aggregates'],
    ['packages/views', 'messaging, values; kafkajs', 'packages/views does not import kafkajs'],
  ])('fails where %s says "%s"', (room, cell, said) => {
    expect(faults({ [room]: cell })).toEqual([said])
  })

  test('fails for a room that it leaves out, and for one that is not there', () => {
    expect(faults({ 'packages/values': undefined, 'packages/gone': '–' })).toEqual([
      'no row for packages/values, which imports: –',
      'there is no packages/gone',
    ])
  })
})
