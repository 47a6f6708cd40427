import { expect, test } from '@jest/globals'
import { folded } from './folded-document.ts'

const refusal = (codes: readonly string[], sentences: readonly string[]) => ({
  description: sentences.join('\n'),
  'x-problem-codes': codes,
  content: {},
})

test('What operations of an OpenAPI document repeat is said once, and each other wording has its number', () => {
  const asOf = { in: 'query', name: 'asOf', description: 'by when' }
  const document = {
    a: { responses: { 404: refusal(['GONE', 'LOST'], ['gone', 'lost']) }, parameters: [asOf] },
    b: {
      responses: { 404: refusal(['GONE'], ['it is gone']) },
      parameters: [asOf, { ...asOf, required: true }],
      headers: { ETag: { required: true } },
    },
  }
  expect(folded(document)).toEqual({
    a: { responses: { 404: ['refusal', 'GONE', 'LOST'] }, parameters: ['query asOf'] },
    b: {
      responses: { 404: ['refusal', 'GONE #2'] },
      parameters: ['query asOf', 'query asOf #2'],
      headers: ['ETag'],
    },
    saidOnce: {
      sentences: { GONE: ['"gone"', '"it is gone"'], LOST: ['"lost"'] },
      refusals: { refusal: ['{"content":{}}'] },
      parameters: {
        'query asOf': [JSON.stringify(asOf), JSON.stringify({ ...asOf, required: true })],
      },
      headers: { ETag: ['{"required":true}'] },
    },
  })
})
