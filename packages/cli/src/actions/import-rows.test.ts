import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Gateway } from '@seedline/gateway-client'
import type { Context } from '../context.ts'
import { exitCodes } from '../print/failure.ts'
import { createOutput } from '../print/output.ts'
import { importRowsOf } from './import-rows.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rows-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A system that records every row, and by the first of its batches the process is asked to stop. */
function stoppedEarly() {
  const lines: string[] = []
  let recorded = 0
  const gateway = {
    async act(_path: string, { entries, tryOnly }: { entries: object[]; tryOnly: boolean }) {
      process.emit('SIGINT')
      recorded += tryOnly ? 0 : entries.length
      return { items: entries.map(() => ({ verdict: tryOnly ? 'acceptable' : 'recorded' })) }
    },
  } as unknown as Gateway
  const context: Context = {
    output: createOutput(true, 'en', { out: (line) => lines.push(line), err: () => undefined }),
    gateway: async () => gateway,
  }
  return {
    context,
    told: () => JSON.parse(lines.join('\n')) as Record<string, unknown>,
    recorded: () => recorded,
  }
}

const rowsMany = 3_000

const fileOfMany = async () => {
  const path = join(folder, 'many.csv')
  const rows = Array.from({ length: rowsMany }, (_, at) => `C${at},企业${at}\n`)
  await writeFile(path, `统一社会信用代码,企业名称\n${rows.join('')}`)
  return path
}

test('an import that is asked to stop tells every row that it recorded, and ends as one that isn’t done', async () => {
  const { context, told, recorded } = stoppedEarly()
  const verdicts = join(folder, 'verdicts.csv')
  const code = await importRowsOf(context, 'enterprises', await fileOfMany(), { verdicts })
  expect(code).toBe(exitCodes.no)
  expect(recorded()).toBeGreaterThan(0)
  expect(recorded()).toBeLessThan(rowsMany)
  expect(told()).toMatchObject({ rows: recorded(), recorded: recorded(), stopped: true })
  const lines = (await readFile(verdicts, 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(recorded() + 1)
  expect(process.listenerCount('SIGINT')).toBe(0)
})

test('an import of all or nothing that is asked to stop while it tries records nothing', async () => {
  const { context, told, recorded } = stoppedEarly()
  await importRowsOf(context, 'enterprises', await fileOfMany(), { whole: true })
  expect(recorded()).toBe(0)
  expect(told()).toMatchObject({ recordedNothing: true, stopped: true })
})
