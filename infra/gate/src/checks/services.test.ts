import { beforeAll, describe, expect, test } from '@jest/globals'
import { services } from '@seedline/contracts/services'
import { committedFiles, textOf } from '../committed-files.ts'
import { serviceFaults } from './services.ts'

let files: readonly string[]
beforeAll(async () => {
  files = (await committedFiles()) ?? []
})

const faults = (change: {
  files?: readonly string[]
  texts?: Readonly<Record<string, string>>
  listed?: Readonly<Record<string, { readonly records: boolean }>>
}) =>
  serviceFaults({
    files: change.files ?? [...files, ...Object.keys(change.texts ?? {})],
    textOf: (file) => change.texts?.[file] ?? textOf(file),
    services: change.listed ?? services,
  })

describe('that services are named once', () => {
  test('holds here', () => {
    expect(faults({})).toEqual([])
  })

  test('fails for a folder under services/ that is not listed', () => {
    expect(faults({ files: [...files, 'services/orchard/src/main.ts'] })).toEqual([
      'services/orchard is not in packages/contracts/src/services.ts',
    ])
  })

  test('fails for a listed service that lacks its parts, its protos or its container', () => {
    const found = faults({ listed: { ...services, orchard: { records: true } } })
    expect(found).toContain('services/orchard is listed and has no src/verify.ts')
    expect(found).toContain('services/orchard is listed and has no README.md')
    expect(found).toContain('no proto/seedline/orchard/')
    expect(found).toContainEqual(expect.stringContaining('docker-compose.yml has other services'))
  })

  test('fails for a listed service that loses one part', () => {
    const without = files.filter((file) => file !== 'services/fund/src/verify.ts')
    expect(faults({ files: without })).toEqual(['services/fund is listed and has no src/verify.ts'])
  })

  test.each([
    "for (const service of ['registry', 'x']) {}",
    "if (name === 'fund') {}",
    'const all = ["gateway"]',
    'const one = `registry`',
  ])('fails where another room says %s', (line) => {
    const file = 'packages/recording/src/wiring/more.ts'
    expect(faults({ texts: { [file]: `${line}\n` } })).toEqual([
      `${file}:1 names a service: ${line}`,
    ])
  })

  test('allows the name in the service’s own folder, in tests, in the system that ours is measured against, and as a kind of holder', () => {
    const own = { 'services/fund/src/more.ts': "const service = 'fund'\n" }
    const ofTests = { 'packages/recording/src/wiring/more.test.ts': "connect('fund')\n" }
    const holder = {
      'packages/recording/src/wiring/holders.ts': "const kinds = ['fund', 'institution']\n",
    }
    const another = { 'bench/nest/src/fund/more.ts': "const called = 'registry'\n" }
    expect(faults({ texts: { ...own, ...ofTests, ...holder, ...another } })).toEqual([])
  })

  test('fails for an exception that nothing needs any more', () => {
    expect(faults({ texts: { 'packages/verify/src/rounds/check-rounds.ts': '' } })).toEqual([
      expect.stringContaining("needn't be"),
    ])
  })
})
