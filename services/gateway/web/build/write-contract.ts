import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { slimContract } from './slim-contract.ts'

const [from, to] = process.argv.slice(2)
if (from === undefined || to === undefined) {
  process.stderr.write('Name both files: node build/write-contract.ts OPENAPI CONTRACT\n')
  process.exitCode = 64
} else {
  const contract = slimContract(JSON.parse(await readFile(from, 'utf8')))
  await mkdir(dirname(to), { recursive: true })
  await writeFile(to, JSON.stringify(contract))
}
