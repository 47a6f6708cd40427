import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { testSigner } from './test-signer.ts'

test('a token for a test carries its role and is signed with the key of the JWKS beside it', async () => {
  const signer = await testSigner()
  const [head = '', body = ''] = (await signer.token('fund-manager', { organisation: 'x' })).split(
    '.',
  )
  const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  const jwks = JSON.parse(await readFile(signer.jwksFile, 'utf8'))
  expect(decoded(head)).toMatchObject({ alg: 'ES256', kid: jwks.keys[0].kid })
  expect(decoded(body)).toMatchObject({
    sub: 'user:test-fund-manager',
    roles: ['fund-manager'],
    org: 'x',
    iss: signer.settings.AUTH_ISSUER,
    aud: 'seedline',
  })
  await signer.remove()
  await expect(readFile(signer.jwksFile)).rejects.toThrow()
})
