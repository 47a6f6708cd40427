// Inserts the rows as documents by the bare driver's insertMany, and says how long that took.
import { MongoClient } from 'mongodb'
import { enterpriseRows, figureRows, patentRows, type Rows, sizeOf } from './rows.ts'

const [url = '', name = '', scale = ''] = process.argv.slice(2)
const together = 1_000
const size = sizeOf(Number(scale))
const client = await new MongoClient(url).connect()
const database = client.db(name)

async function insert(rows: Rows, count: number, key: Readonly<Record<string, 1>>): Promise<void> {
  const collection = database.collection(rows.kind, {
    writeConcern: { w: 'majority', journal: true },
  })
  await collection.createIndex(key, { unique: true })
  for (let from = 0; from < count; from += together) {
    const documents = Array.from({ length: Math.min(together, count - from) }, (_, at) =>
      Object.fromEntries(rows.row(from + at).map((cell, index) => [rows.heading[index], cell])),
    )
    await collection.insertMany(documents, { ordered: false })
  }
}

const begun = performance.now()
await insert(enterpriseRows, size.enterprises, { 统一社会信用代码: 1 })
await insert(patentRows, size.patents, { 申请号: 1 })
await insert(figureRows, size.figures, { 统一社会信用代码: 1, 期间: 1 })
const seconds = (performance.now() - begun) / 1_000
await database.dropDatabase()
await client.close()
process.stdout.write(JSON.stringify({ seconds }))
