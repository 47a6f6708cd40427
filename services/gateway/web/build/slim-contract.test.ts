import { expect, test } from '@jest/globals'
import { rolesOf, slimContract } from './slim-contract.ts'

test('who may call is what the document declares, before what its description says', () => {
  const description = '投委会批准\n\nRoles: fund-manager, coach.'
  expect(rolesOf({ description })).toEqual(['fund-manager', 'coach'])
  expect(rolesOf({ description, 'x-roles': ['operator'] })).toEqual(['operator'])
  expect(rolesOf({ description: '企业列表\n\nAny role.' })).toBe('any')
  expect(rolesOf({ description: '关于本系统\n\nNeeds no token.' })).toBe('none')
})

const document = {
  paths: {
    '/deals/{dealId}/decline': {
      post: {
        operationId: 'declineDeal',
        summary: 'Decline a deal',
        description: '否决项目\n\nRoles: fund-manager.',
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/DeclineDeal' } } },
        },
      },
      parameters: [],
    },
  },
  components: {
    schemas: {
      DeclineDeal: {
        type: 'object',
        description: 'left out',
        required: ['reason'],
        properties: {
          reason: { type: 'string', maxLength: 2000, example: 'left out' },
          district: { anyOf: [{ type: 'string', pattern: '^[0-9]{6}$' }, { type: 'null' }] },
          evidence: {
            type: 'array',
            maxItems: 50,
            items: { $ref: '#/components/schemas/Evidence' },
          },
        },
      },
    },
  },
}

test('an operation keeps its address, its two names, who may call it and what it takes', () => {
  expect(slimContract(document).operations).toEqual({
    declineDeal: {
      method: 'POST',
      path: '/deals/{dealId}/decline',
      summary: { zh: '否决项目', en: 'Decline a deal' },
      roles: ['fund-manager'],
      request: 'DeclineDeal',
    },
  })
})

test('a schema keeps its bounds; a field that may be emptied keeps those of its own shape', () => {
  expect(slimContract(document).schemas.DeclineDeal).toEqual({
    type: 'object',
    required: ['reason'],
    properties: {
      reason: { type: 'string', maxLength: 2000 },
      district: { type: 'string', pattern: '^[0-9]{6}$' },
      evidence: { type: 'array', maxItems: 50, items: { ref: 'Evidence' } },
    },
  })
})
