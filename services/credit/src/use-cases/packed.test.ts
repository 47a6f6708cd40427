import { expect, test } from '@jest/globals'
import { packed, unpacked } from './packed.ts'

test('a text is recorded so that it comes back as it was', async () => {
  const text = '{"zh":"能出质","en":"may be pledged"}'
  expect(await unpacked(await packed(text))).toBe(text)
})
