import type { Refusals } from './refusal.ts'

export const admissionRefusals = {
  TOKEN_MISSING: {
    kind: 'unauthenticated',
    title: ['请求没有带令牌。', 'The request carries no token.'],
    mend: [
      '请登录，并发送 Authorization: Bearer 令牌。',
      'Sign in, and send Authorization: Bearer <token>.',
    ],
  },
  TOKEN_INVALID: {
    kind: 'unauthenticated',
    title: ['令牌无效。', 'The token is not valid.'],
    mend: [
      '请重新登录，取得由本系统身份服务签发的令牌',
      'Sign in again, to get a token that this system’s identity provider signed',
    ],
    facts: ['reason'],
  },
  TOKEN_EXPIRED: {
    kind: 'unauthenticated',
    title: ['令牌已过期。', 'The token has expired.'],
    mend: ['请重新登录。', 'Sign in again.'],
  },
  TOKEN_KEYS_UNAVAILABLE: {
    kind: 'unavailable',
    title: [
      '暂时无法取得验证令牌的公钥。',
      'The keys that verify tokens cannot be read at the moment.',
    ],
    mend: ['请稍后重试。', 'Try again in a moment.'],
  },
  ROLE_NOT_ALLOWED: {
    kind: 'forbidden',
    title: ['您的角色不能进行此操作。', 'Your role does not permit this operation.'],
    mend: ['请由具备相应角色的同事办理。', 'Ask a colleague whose role permits it.'],
    facts: ['needed_roles'],
  },
  THROUGH_BANK_DESK: {
    kind: 'forbidden',
    title: [
      '这属于企业自己，银行不能直接查看或办理。',
      'This is the enterprise’s own: a bank neither sees nor does it directly.',
    ],
    mend: [
      '请向企业取得授权，再在银行服务台查询授权范围内的内容。',
      'Ask for the enterprise’s consent; the bank desk then tells what it covers.',
    ],
  },
  FACTS_OF_ANOTHER_ENTERPRISE: {
    kind: 'forbidden',
    title: [
      '这是另一家企业不公开的信息。',
      'This is what another enterprise does not make public.',
    ],
    mend: [
      '您可以查看本企业的；其他企业的，请向该企业索取。',
      'You see it of your own enterprise; for another’s, ask that enterprise.',
    ],
  },
} as const satisfies Refusals
