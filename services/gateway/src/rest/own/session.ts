import { described, line, oneOfWords, optional } from '@seedline/contracts/kinds'
import { type Role, roles } from '@seedline/contracts/roles'
import { messageNamed } from '../../answers/descriptors.ts'
import { schemaOf } from '../../answers/schema.ts'
import type { Route } from '../route.ts'
import type { DevelopmentTokens } from './development-tokens.ts'
import { answerSchema, ownContract } from './own-contract.ts'

const tag = { zh: '登录', en: 'Session' }

const getSession = ownContract('getSession', {
  rest: 'GET /api/v1/session',
  tag,
  summary: { zh: '当前登录者', en: 'Who is signed in' },
  admits: 'any-role',
  answer: { status: 200, schema: schemaOf(messageNamed('seedline.values.v1.Actor')) },
})

const anyOfRoles = oneOfWords(roles)
const role = { ...anyOfRoles, schema: { $name: 'Role', ...anyOfRoles.schema } }

// It records nothing, and a kept answer would be a kept token: no Idempotency-Key.
const createDevelopmentToken = ownContract('createDevelopmentToken', {
  rest: 'POST /api/v1/development/tokens',
  tag,
  summary: {
    zh: '签发开发用令牌（生产环境没有此接口）',
    en: 'Sign a token for development (absent in production)',
  },
  admits: 'anyone',
  request: {
    role,
    name: optional(line(100), ''),
    person: described(
      optional(line(60)),
      'Whose subject it bears; absent: the same person each time.',
    ),
    organisation: described(
      optional(line(200)),
      "Where that person works; absent: at the role's own organisation.",
    ),
  },
  answer: {
    status: 201,
    schema: answerSchema('DevelopmentToken', {
      token: { type: 'string', description: 'Send it as `Authorization: Bearer …`.' },
      expiresAt: { type: 'string', format: 'date-time' },
    }),
  },
  problems: ['HOST_NOT_ALLOWED'],
})

/** Who is signed in; and tokens for development where a key for them was given. */
export const sessionRoutes = (tokens: DevelopmentTokens | undefined): readonly Route[] => [
  {
    kind: 'answer',
    contract: getSession,
    async handle({ actor }) {
      if (actor === undefined) throw new Error('the session route admits no one without a token')
      return { body: { ...actor, roles: [...actor.roles] } }
    },
  },
  ...(tokens === undefined ? [] : [tokenRoute(tokens)]),
]

const tokenRoute = (tokens: DevelopmentTokens): Route => ({
  kind: 'answer',
  contract: createDevelopmentToken,
  async handle({ message }) {
    const wanted = message as {
      readonly role: Role
      readonly name: string
      readonly person: string | undefined
      readonly organisation: string | undefined
    }
    return { body: await tokens({ ...wanted, name: wanted.name === '' ? undefined : wanted.name }) }
  },
})
