import { expect, test } from '@jest/globals'
import { clusterId } from './java-broker.ts'

test('a cluster id is 16 bytes in Kafka’s spelling and never begins like an option', () => {
  for (let first = 0; first < 256; first++) {
    const id = clusterId(Buffer.from([first, ...new Array(15).fill(0xfb)]))
    expect(id).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/)
    expect(Buffer.from(id, 'base64url')).toHaveLength(16)
  }
})
