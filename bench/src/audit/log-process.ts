// Appends to the audit log: each answered once it is durable.
import { connectAuditLog, headSigner } from '@seedline/audit-log'
import { systemClock } from '@seedline/values'
import { exportJWK, generateKeyPair } from 'jose'
import mongoose from 'mongoose'
import { serveTasks } from '../append/closed-loop.ts'
import { bytesOf } from './query-entry.ts'

const [url, database] = process.argv.slice(2)
const connection = await mongoose
  .createConnection(url ?? '', { dbName: database ?? '', useBigInt64: true })
  .asPromise()
const { privateKey } = await generateKeyPair('ES256', { extractable: true })
const signer = await headSigner(await exportJWK(privateKey))
const log = await connectAuditLog({ connection, log: 'bench', signer, clock: systemClock })

serveTasks((stream, version) => {
  const id = `${stream}-${version}`
  return log.append({ id, bytes: bytesOf(id) })
})
