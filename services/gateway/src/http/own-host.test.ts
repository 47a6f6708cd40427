import { expect, test } from '@jest/globals'
import { postHead, rawConnection } from '../testing/raw-connection.ts'
import { recordedServices } from '../testing/recorded-services.ts'
import { withGateway } from '../testing/test-gateway.ts'

const path = '/api/v1/development/tokens'
const body = '{"role":"fund-manager"}'
const { call } = recordedServices()

const askedUnder = async (address: string, host: string): Promise<string> => {
  const head = postHead(path, body.length, { Connection: 'close' })
  const sent = head.replace('Host: 127.0.0.1', `Host: ${host}`)
  return rawConnection(address, sent + body).closed()
}

test.each([
  'localhost',
  'LOCALHOST:8080',
  '127.0.0.1:80',
  '127.1.2.3',
  '[::1]:8080',
  'seedline.test',
])('a development token is signed under the name %s', (host) =>
  withGateway({ call, publicHosts: ['seedline.test'] }, async ({ address }) => {
    expect(await askedUnder(address, host)).toMatch(/^HTTP\/1.1 201 /)
  }),
)

// What a page of somebody else's says after it has made its own name lead to this machine.
test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'seedline.test.',
  '',
])('a development token is not signed under the name "%s"', (host) =>
  withGateway({ call, publicHosts: ['seedline.test'] }, async ({ address }) => {
    const answer = await askedUnder(address, host)
    expect(answer).toMatch(/^HTTP\/1.1 403 /)
    expect(answer).toContain('HOST_NOT_ALLOWED')
  }),
)
