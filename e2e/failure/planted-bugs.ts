import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { forKillTest, nothing, type Plant } from '@seedline/simulation/planted'

// Plants the classic bugs, one at a time, into a copy of the checkout, and runs the kill test there:
// it must pass with nothing planted and fail with each of them. `node planted-bugs.ts [NAME…]`.

const checkout = resolve(import.meta.dirname, '../..')
const folders = ['packages', 'services', 'infra', 'proto', 'reference', 'e2e', 'bench']
const files = ['package.json', 'pnpm-workspace.yaml', 'jest.config.js', 'tsconfig.base.json']
const LONGEST_MS = 900_000
const plants: readonly Plant[] = [nothing, ...forKillTest]

interface Trial {
  readonly plant: Plant
  readonly passed: boolean
  readonly failures: readonly string[]
  readonly seconds: number
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !plants.some((plant) => plant.name === name))
if (unknown.length > 0) throw new Error(`no such bug: ${unknown.join(', ')}`)

let wrong = 0
process.stdout.write('| planted | mistake | kill test | failed at | seconds |\n')
process.stdout.write('| --- | --- | --- | --- | --- |\n')
for (const plant of plants) {
  if (wanted.length > 0 && !wanted.includes(plant.name)) continue
  const trial = await tryPlant(plant)
  if (trial.passed !== (plant.edits.length === 0)) wrong += 1
  process.stdout.write(rowOf(trial))
}
process.exitCode = wrong === 0 ? 0 : 1

async function tryPlant(plant: Plant): Promise<Trial> {
  const copy = mkdtempSync(join(tmpdir(), 'seedline-planted-'))
  try {
    copyCheckout(copy)
    for (const edit of plant.edits) {
      const file = join(copy, edit.file)
      const parts = readFileSync(file, 'utf8').split(edit.text)
      if (parts.length !== 2) throw new Error(`${edit.file} has changed: plant it anew`)
      writeFileSync(file, parts.join(edit.instead))
    }
    const begun = performance.now()
    const { code, output } = await runKillTest(copy)
    const failures = [...output.matchAll(/^\s+✕ (.*?)(?: \(\d+ m?s\))?$/gm)].map(([, name]) => name)
    if (code !== 0 && failures.length === 0) throw new Error(`the run itself failed:\n${output}`)
    return {
      plant,
      passed: code === 0,
      failures: failures.map(String),
      seconds: Math.round((performance.now() - begun) / 1_000),
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

// Links between the workspaces are relative, so the copy holds together by itself; what they take
// from outside they find through the link to the packages that are installed here.
function copyCheckout(to: string): void {
  for (const name of [...folders, ...files]) {
    const options = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true }
    cpSync(join(checkout, name), join(to, name), options)
  }
  symlinkSync(join(checkout, 'node_modules'), join(to, 'node_modules'))
}

async function runKillTest(copy: string): Promise<{ code: number | null; output: string }> {
  const jest = join(copy, 'node_modules/jest/bin/jest.js')
  const child = spawn(process.execPath, [jest, '--verbose', 'e2e/failure/kills'], {
    cwd: copy,
    env: {
      ...process.env,
      SEEDLINE_TEST_LEVEL: 'e2e',
      NODE_OPTIONS: '--experimental-vm-modules',
      FORCE_COLOR: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      output += text
      process.stderr.write(text)
    })
  }
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, output }
}

function rowOf({ plant, passed, failures, seconds }: Trial): string {
  const outcome = passed ? 'passes' : 'FAILS'
  const cells = [plant.name, plant.mistake, outcome, failures.join('; ') || '–', seconds]
  return `| ${cells.join(' | ')} |\n`
}
