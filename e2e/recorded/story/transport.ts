import { ask, type Request, type Step, tell } from '../steps.ts'
import { api, inChinese } from './facts.ts'

const enterprises = `${api}/enterprises`
const body = { uscc: '914403990000010117', nameEn: 'x' }

const by = (name: string, method: Request['method'], path: string): Step => ({
  kind: 'request',
  name,
  as: 'registrar',
  method,
  path,
})

const keys: readonly Step[] = [
  tell('key-missing', 'registrar', enterprises, body, { 'idempotency-key': '' }),
  tell('key-missing-zh', 'registrar', enterprises, body, { 'idempotency-key': '', ...inChinese }),
  tell('key-malformed', 'registrar', enterprises, body, { 'idempotency-key': 'short' }),
  tell(
    'if-match-malformed',
    'registrar',
    `${enterprises}/@{register-glass}/corrections`,
    { reason: 'x' },
    { 'if-match': '7' },
  ),
  tell(
    'if-match-weak',
    'registrar',
    `${enterprises}/@{register-glass}/corrections`,
    { reason: 'x' },
    { 'if-match': 'W/"7"' },
  ),
  tell(
    'if-match-too-large',
    'registrar',
    `${enterprises}/@{register-glass}/corrections`,
    { reason: 'x' },
    { 'if-match': '"2147483648"' },
  ),
]

const bodies: readonly Step[] = [
  tell('body-missing', 'registrar', enterprises, undefined),
  tell('body-empty', 'registrar', enterprises, '', { 'content-type': 'application/json' }),
  tell('body-not-json', 'registrar', enterprises, '{"nameEn":'),
  tell('body-not-json-zh', 'registrar', enterprises, '{"nameEn":', inChinese),
  tell('body-not-utf8', 'registrar', enterprises, new Uint8Array([0x22, 0xff, 0x22])),
  tell(
    'body-twice-a-key',
    'registrar',
    enterprises,
    '{"nameEn":"a","provenance":{"source":"a","source":"b"}}',
  ),
  tell('body-a-list', 'registrar', enterprises, '[]'),
  tell('body-null', 'registrar', enterprises, 'null'),
  tell('body-too-large', 'registrar', enterprises, JSON.stringify({ nameEn: 'x'.repeat(262_144) })),
  tell('body-lone-surrogate', 'registrar', enterprises, '{"nameEn":"\\ud800"}'),
  tell('body-prototype', 'registrar', enterprises, '{"nameEn":"x","__proto__":{"a":1}}'),
  tell('body-plain-text', 'registrar', enterprises, 'x', { 'content-type': 'text/plain' }),
  tell('body-other-charset', 'registrar', enterprises, '{}', {
    'content-type': 'application/json; charset=gbk',
  }),
  tell('body-compressed', 'registrar', enterprises, '{}', { 'content-encoding': 'gzip' }),
]

const addresses: readonly Step[] = [
  ask('address-unknown', 'registrar', `${api}/nothing`),
  ask('address-unknown-zh', 'registrar', `${api}/nothing`, inChinese),
  ask('address-with-slash', 'registrar', `${enterprises}/`),
  ask('address-malformed', 'registrar', `${enterprises}/%E0%A4%A`),
  ask('not-acceptable', 'registrar', enterprises, { accept: 'application/xml' }),
  ask('not-acceptable-csv', 'registrar', `${api}/funds`, { accept: 'text/csv' }),
  ask('not-acceptable-stream', 'registrar', `${api}/events`, { accept: 'application/json' }),
  by('method-put', 'PUT', enterprises),
  by('method-delete', 'DELETE', `${enterprises}/@{register-glass}`),
  by('method-options', 'OPTIONS', enterprises),
  by('method-head', 'HEAD', `${enterprises}/@{register-glass}`),
  by('method-get-on-a-write', 'GET', `${enterprises}/@{register-glass}/corrections`),
  {
    kind: 'bytes',
    name: 'headers-too-large',
    text: `GET ${enterprises} HTTP/1.1\r\nhost: x\r\nx-filler: ${'x'.repeat(20_000)}\r\n\r\n`,
  },
  { kind: 'bytes', name: 'http-malformed', text: 'NONSENSE\r\n\r\n' },
]

const callers: readonly Step[] = [
  ask('token-missing', 'nobody', enterprises),
  ask('token-missing-zh', 'nobody', enterprises, inChinese),
  ask('token-expired', 'too-late', enterprises),
  ask('token-invalid', 'forger', enterprises),
  ask('token-of-another-scheme', 'nobody', enterprises, { authorization: 'Basic eDp5' }),
  ask('role-unknown', 'stranger', enterprises),
  ...Array.from(
    { length: 20 },
    (_, index): Step => ({
      kind: 'listen',
      name: `one-of-many-${index}`,
      as: 'coach',
      path: `${api}/events`,
    }),
  ),
  ask('too-many-streams', 'coach', `${api}/events`),
  ask('events-malformed', 'registrar', `${api}/events?enterpriseId=x&all=1`),
  ask('session', 'fund-manager', `${api}/session`),
  ask('session-of-nobody', 'nobody', `${api}/session`),
  tell(
    'token',
    'nobody',
    `${api}/development/tokens`,
    { role: 'coach', name: '教练' },
    { 'idempotency-key': '' },
  ),
  tell(
    'token-of-unnamed',
    'nobody',
    `${api}/development/tokens`,
    { role: 'operator' },
    { 'idempotency-key': '' },
  ),
  tell(
    'token-malformed',
    'nobody',
    `${api}/development/tokens`,
    { role: 'king', name: 'x'.repeat(101), hours: 5 },
    { 'idempotency-key': '' },
  ),
]

/** What concerns the way of speaking rather than what is said. */
export const transport: readonly Step[] = [
  ...keys,
  ...bodies,
  ...addresses,
  ...callers,
  ask('about', 'nobody', `${api}/about`),
  ask('live', 'nobody', '/health/live'),
  ask('ready', 'nobody', '/health/ready'),
  ask('read-openapi', 'nobody', '/openapi.json'),
]
