import { writeFile } from 'node:fs/promises'
import { contracts } from '../rest/contracts.ts'
import { openApiDocument } from './document.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write('Name the file to write: node openapi/write.ts FILE\n')
  process.exitCode = 64
} else {
  await writeFile(file, `${JSON.stringify(openApiDocument(contracts), null, 2)}\n`)
}
