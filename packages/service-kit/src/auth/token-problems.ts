import { type Problem, problem } from '@seedline/values'

export const tokenMissing: Problem = problem(
  'TOKEN_MISSING',
  'unauthenticated',
  { zh: '请求没有带令牌', en: 'The call carries no token' },
  {
    zh: '请登录后重试；程序应在 Authorization 中带上 Bearer 令牌',
    en: 'Sign in and try again; a program sends a Bearer token in Authorization',
  },
)

export const tokenExpired: Problem = problem(
  'TOKEN_EXPIRED',
  'unauthenticated',
  { zh: '令牌已过期', en: 'The token has expired' },
  { zh: '请重新登录', en: 'Sign in again' },
)

/** Why a token was refused, for the developer of a client; never what it held. */
export type TokenFault =
  | 'malformed'
  | 'algorithm'
  | 'key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'not-yet-valid'
  | 'lifetime'
  | 'claims'

export const tokenInvalid = (reason: TokenFault): Problem =>
  problem(
    'TOKEN_INVALID',
    'unauthenticated',
    { zh: '令牌无效', en: 'The token is not valid' },
    {
      zh: '请重新登录，取得由本系统身份服务签发的令牌',
      en: 'Sign in again, to get a token that this system’s identity provider signed',
    },
    { facts: { reason } },
  )

export const keysUnavailable: Problem = problem(
  'TOKEN_KEYS_UNAVAILABLE',
  'unavailable',
  {
    zh: '暂时无法取得验证令牌的公钥',
    en: 'The keys that verify tokens can’t be read at the moment',
  },
  { zh: '请稍后重试', en: 'Try again in a moment' },
)
