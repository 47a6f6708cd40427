import { createServer, type Server } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { askPort, isFree } from './ports.ts'

const listenOn = (port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
const close = (server: Server) => new Promise((resolve) => server.close(resolve))

describe('a port that is asked for', () => {
  test('is the preferred one when that is free', async () => {
    const free = await askPort()
    expect(await askPort(free + 1)).toBe(free + 1)
  })

  test('is the next free one when the preferred one is busy', async () => {
    const busy = await askPort()
    const server = await listenOn(busy)
    const given = await askPort(busy)
    expect(given).toBeGreaterThan(busy)
    expect(await isFree(given)).toBe(true)
    await close(server)
  })

  test('is given to nobody else in the same process, though nothing listens there yet', async () => {
    const first = await askPort()
    expect(await askPort(first)).not.toBe(first)
    const many = await Promise.all(Array.from({ length: 20 }, () => askPort()))
    expect(new Set(many).size).toBe(20)
  })

  test('lies below those that outgoing connections are given', async () => {
    expect(await askPort()).toBeLessThan(32_768)
  })
})
