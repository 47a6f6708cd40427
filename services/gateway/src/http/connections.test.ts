import { afterEach, describe, expect, test } from '@jest/globals'
import { type RawConnection, rawConnection } from '../testing/raw-connection.ts'
import { recordedServices } from '../testing/recorded-services.ts'
import { request } from '../testing/requests.ts'
import { type TestGateway, testGateway, withGateway } from '../testing/test-gateway.ts'

const { call } = recordedServices()
const live = 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n'
const half = 'GET / HTTP/1.1\r\n'

describe('connections', () => {
  const open: RawConnection[] = []
  afterEach(() => {
    for (const { socket } of open.splice(0)) socket.destroy()
  })
  const connectTo = async (gateway: TestGateway, sent: string): Promise<RawConnection> => {
    const connection = rawConnection(gateway.address, sent)
    open.push(connection)
    if (sent === live) await connection.until(/"ok"/)
    else await new Promise((resolve) => setTimeout(resolve, 20))
    return connection
  }

  test.each([
    ['in all', { all: 3 }],
    ['of one address', { ofAddress: 3 }],
  ])('%s are bounded: the one that waits for longest makes room', (_which, connectionShares) =>
    withGateway({ call, connectionShares }, async (gateway) => {
      const first = await connectTo(gateway, live)
      const second = await connectTo(gateway, half)
      const third = await connectTo(gateway, half)
      // Asked again, the first has waited for the shortest time.
      first.socket.write(live)
      await first.until(/"ok"[\s\S]*"ok"/)
      expect((await connectTo(gateway, live)).received()).toMatch(/^HTTP\/1.1 200 /)
      await second.closed(1_000)
      expect([first.isClosed(), third.isClosed()]).toEqual([false, false])
    }),
  )

  test('that are answered do not go; the new one is dropped when there are only such', () => {
    const services = recordedServices()
    services.reply('getEnterprise', () => new Promise(() => undefined))
    const options = { call: services.call, connectionShares: { all: 2 } }
    return withGateway(options, async (gateway) => {
      const token = await gateway.tokens.of(['statistician'])
      const path = '/api/v1/enterprises/6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
      const asked = `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`
      const working = [await connectTo(gateway, asked), await connectTo(gateway, asked)]
      while (services.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
      await (await connectTo(gateway, half)).closed(1_000)
      expect(working.map((one) => one.isClosed())).toEqual([false, false])
    })
  })

  test('with a live stream go before nothing else can', () =>
    withGateway({ call, connectionShares: { all: 2 } }, async (gateway) => {
      const token = await gateway.tokens.of(['statistician'])
      const listen = `GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`
      const stream = await connectTo(gateway, listen)
      await stream.until(/listening/)
      const waiting = await connectTo(gateway, half)
      await connectTo(gateway, live)
      await waiting.closed(1_000)
      expect(stream.isClosed()).toBe(false)
    }))

  test('of a proxy of ours are counted in all alone', () => {
    const options = { call, proxies: ['127.0.0.0/8'], connectionShares: { ofAddress: 1 } }
    return withGateway(options, async (gateway) => {
      const first = await connectTo(gateway, half)
      await connectTo(gateway, half)
      expect((await request(gateway.address, '/health/live')).status).toBe(200)
      expect(first.isClosed()).toBe(false)
    })
  })

  test('end when a body that the answer did not wait for has not come soon after', async () => {
    const gateway = await testGateway({ call })
    const sent = 'GET /health/live HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{'
    const connection = await connectTo(gateway, sent)
    expect(await connection.closed(3_000)).toMatch(/^HTTP\/1.1 200 /)
    await gateway.close()
  })

  test('stay when the rest of the body came', async () => {
    const gateway = await testGateway({ call })
    const sent = 'GET /health/live HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{'
    const connection = await connectTo(gateway, sent)
    await connection.until(/"ok"/)
    connection.socket.write('}')
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    connection.socket.write(live)
    await connection.until(/"ok"[\s\S]*"ok"/)
    await gateway.close()
  })

  test('end with what is no HTTP, though its sender keeps its half open', async () => {
    const gateway = await testGateway({ call })
    const connection = await connectTo(gateway, 'nonsense\r\n\r\n')
    expect(await connection.closed(3_000)).toMatch(/^HTTP\/1.1 400 /)
    await gateway.close()
  })
})
