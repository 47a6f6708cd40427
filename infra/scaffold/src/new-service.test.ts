import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { recordingServices } from '@seedline/contracts/services'
import { list, planService, write } from './new-service.ts'

const checkout = join(import.meta.dirname, '../../..')
const names = { service: 'pilot', aggregate: 'trial' }

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'seedline-new-'))
  for (const path of [list, 'docker-compose.yml']) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    cpSync(join(checkout, path), join(root, path))
  }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const plan = () => planService(root, names, recordingServices)

describe('A new service', () => {
  test('is planned without anything being written', () => {
    const { made } = plan()
    expect(made.map(({ path }) => path)).toContain('services/pilot/src/trial/decide.ts')
    expect(existsSync(join(root, 'services'))).toBe(false)
  })

  test('changes two files outside its folder and its protos', () => {
    const { made, changed } = plan()
    expect(changed.map(({ path }) => path)).toEqual([list, 'docker-compose.yml'])
    for (const { path } of made) expect(path).toMatch(/^(services|proto\/seedline)\/pilot\//)
  })

  test('leaves no placeholder in any name or text', () => {
    for (const { path, text } of plan().made) {
      expect(path).not.toMatch(/__|\.template$/)
      expect(text).not.toMatch(/__[A-Za-z]/)
    }
  })

  test('stands in the list before the gateway, on the next port, heard by operators alone', () => {
    write(root, plan())
    const text = readFileSync(join(root, list), 'utf8')
    expect(text).toMatch(
      / {2}pilot: \{\n {4}port: 7003,[^}]*trial: 'its own' \},\n[^}]*heardBy: \['operator'\],\n {2}\},\n {2}gateway: \{/,
    )
  })

  test('overwrites nothing: where one of its files is there, none is written', () => {
    const there = join(root, 'services/pilot/README.md')
    mkdirSync(dirname(there), { recursive: true })
    writeFileSync(there, 'mine')
    expect(plan).toThrow('services/pilot/README.md is there already')
    expect(readFileSync(there, 'utf8')).toBe('mine')
    expect(existsSync(join(root, 'services/pilot/src'))).toBe(false)
  })

  test('is refused where the list is not as it was', () => {
    writeFileSync(join(root, list), 'export const services = {}\n')
    expect(plan).toThrow('no one place for a service')
  })
})
