import { isRecorded } from '@seedline/contracts/operations'
import type { Contract } from '../rest/contract.ts'

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'New for each operation, the same for its repetitions: a repetition is answered with the first outcome.',
  schema: { type: 'string', pattern: '^[A-Za-z0-9._:-]{8,128}$' },
  example: '5f0c6a1e-6d0b-4a51-9c8e-0a2f7c1f6f4b',
}

const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'ETag of the read that the change was decided on; 412 when it has changed since.',
  schema: { type: 'string', pattern: '^(?:\\*|"[1-9][0-9]{0,9}")$' },
  example: '"7"',
}

const text = { schema: { type: 'string' } }
const always = { required: true, ...text }

const etag = {
  description: 'The version, for If-Match; absent where nothing is recorded yet.',
  schema: { type: 'string' },
  example: '"7"',
}

// Nothing is kept of what an operator does: a repetition does it again.
const keyOfAct = {
  ...idempotencyKey,
  description: 'New for each request: what an operator does is done again when it is repeated.',
}

const ofRate = {
  'RateLimit-Policy': {
    description: 'What an organisation may ask, and within how many seconds.',
    ...text,
    example: '"desk";q=600;w=60',
  },
  RateLimit: {
    description: 'What is left of it, and in how many seconds it is whole again.',
    ...text,
    example: '"desk";r=598;t=1',
  },
}

/** The headers of an operation's requests and answers. */
export const headersOf = ({
  write,
  answer,
  rate,
}: Contract): { readonly request: readonly object[]; readonly response: object } => ({
  request: [
    ...(write ? [write === 'acts' ? keyOfAct : idempotencyKey] : []),
    ...(write === 'changes' ? [ifMatch] : []),
  ],
  response: {
    'X-Request-Id': always,
    'X-Trace-Id': always,
    ...(answer.versioned ? { ETag: etag } : {}),
    ...(rate ? ofRate : {}),
    ...(isRecorded(write)
      ? { 'Idempotency-Replayed': { description: '`true`: said before.', ...text } }
      : {}),
  },
})
