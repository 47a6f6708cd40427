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
      parameters: [asOf, { ...asOf, in: 'header' }],
      headers: { ETag: { required: true } },
    },
  }
  expect(folded(document)).toEqual({
    a: { responses: { 404: { shape: 1, GONE: 1, LOST: 1 } }, parameters: { 'query asOf': 1 } },
    b: {
      responses: { 404: { shape: 1, GONE: 2 } },
      parameters: { 'query asOf': 1, 'header asOf': 1 },
      headers: { ETag: 1 },
    },
    saidOnce: {
      sentences: { GONE: ['"gone"', '"it is gone"'], LOST: ['"lost"'] },
      refusals: { shape: ['{"content":{}}'] },
      parameters: {
        'query asOf': [JSON.stringify(asOf)],
        'header asOf': [JSON.stringify({ ...asOf, in: 'header' })],
      },
      headers: { ETag: ['{"required":true}'] },
    },
  })
})
