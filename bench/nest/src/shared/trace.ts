import { randomBytes } from 'node:crypto'
import type { Metadata } from '@grpc/grpc-js'

export const newTrace = (): string =>
  `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`

export const traceOf = (metadata: Metadata): string =>
  String(metadata.get('traceparent')[0] ?? newTrace())
