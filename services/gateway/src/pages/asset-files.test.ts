import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { recordedServices } from '../testing/recorded-services.ts'
import { request } from '../testing/requests.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const { call } = recordedServices()
const script = `export const sentence = '${'一句话'.repeat(500)}'`

describe('a built file', () => {
  let gateway: TestGateway
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seedline-assets-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<html></html>')
    await writeFile(join(folder, 'assets/app-abc123.js'), script)
    await writeFile(join(folder, 'assets/app-abc123.js.br'), brotliCompressSync(script))
    await writeFile(join(folder, 'assets/app-abc123.js.gz'), gzipSync(script))
    await writeFile(join(folder, 'assets/small-abc123.css'), 'p{}')
    gateway = await testGateway({ call, webFolder: folder })
  })
  afterAll(async () => {
    await gateway.close()
    await rm(folder, { recursive: true })
  })
  const get = (path: string, acceptEncoding: string, method = 'GET') =>
    request(gateway.address, path, {
      method,
      headers: { 'accept-encoding': acceptEncoding, accept: 'text/html,*/*' },
    })

  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['identity', null],
    ['br;q=0, gzip;q=0', null],
    ['zstd', null],
  ])('is sent to who accepts %s as %s, whole, and kept for a year', async (accepted, encoding) => {
    const { status, headers, text } = await get('/assets/app-abc123.js', accepted)
    expect(status).toBe(200)
    expect(headers.get('content-encoding')).toBe(encoding)
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(headers.get('vary')).toBe('Accept-Encoding')
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(text).toBe(script)
  })

  test('says how it would be sent without sending it', async () => {
    const { status, headers } = await get('/assets/app-abc123.js', 'br', 'HEAD')
    expect(status).toBe(200)
    expect(headers.get('content-encoding')).toBe('br')
    expect(headers.get('content-length')).toBe(`${brotliCompressSync(script).length}`)
  })

  test('has another validator for each way it is sent', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (accepted) =>
        (await get('/assets/app-abc123.js', accepted)).headers.get('etag'),
      ),
    )
    expect(new Set(tags).size).toBe(3)
  })

  test('is sent as it is where the build left no copy', async () => {
    const { status, headers, text } = await get('/assets/small-abc123.css', 'br, gzip')
    expect(status).toBe(200)
    expect(headers.get('content-encoding')).toBeNull()
    expect(text).toBe('p{}')
  })

  test.each([
    '/assets/app-abc123.js.br',
    '/assets/app-abc123.js.gz',
    '/assets/none.js',
    '/assets/..%2findex.js',
  ])('is not to be had by the address %s', async (path) => {
    const { status, headers } = await get(path, 'br')
    expect([400, 404]).toContain(status)
    expect(headers.get('content-encoding')).toBeNull()
  })

  test.each(['/', '/openapi.json', '/docs', '/health/live', '/api/v1/about', '/errors'])(
    'alone is compressed: %s, which may stand beside a secret, is not',
    async (path) => {
      const { headers } = await get(path, 'br, gzip')
      expect(headers.get('content-encoding')).toBeNull()
    },
  )
})
