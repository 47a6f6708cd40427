import { expect, test } from '@jest/globals'
import { placesOf } from './places.ts'

const at = { topic: 'things', partition: 0 }
const placed = (start: bigint, end: bigint, position?: bigint) => {
  const positions = position === undefined ? [] : [{ ...at, offset: position }]
  const place = placesOf([{ ...at, start, end }], positions).get('things/0')
  return place && [place.offset, place.lost ? 'lost' : 'there']
}

test.each<[string, bigint, bigint, bigint | undefined, readonly unknown[]]>([
  ['at its position', 0n, 9n, 4n, [4n, 'there']],
  ['at the very start of what is kept', 4n, 9n, 4n, [4n, 'there']],
  ['at the end, when all was read', 0n, 9n, 9n, [9n, 'there']],
  ['at the beginning, when nothing was read yet', 0n, 9n, undefined, [0n, 'there']],
  ['nowhere, when what comes next was deleted', 5n, 9n, 4n, [5n, 'lost']],
  [
    'nowhere, when the beginning was deleted before anything was read',
    1n,
    9n,
    undefined,
    [1n, 'lost'],
  ],
  ['nowhere, when everything was deleted', 9n, 9n, 4n, [9n, 'lost']],
  ['nowhere, when the topic is younger than the position', 0n, 3n, 4n, [0n, 'lost']],
])('reading begins %s', (_, start, end, position, expected) => {
  expect(placed(start, end, position)).toEqual(expected)
})
