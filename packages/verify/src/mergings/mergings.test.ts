import { expect, test } from '@jest/globals'
import {
  DuplicateLetGo,
  DuplicateTakenIn,
  EnterpriseMerged,
  EnterpriseMergeReversed,
} from '@seedline/contracts/registry/v1/enterprise_events'
import type { Commit } from '../commit.ts'
import { gatherMergings, type Mergings, oneSided } from './mergings.ts'

const mergeId = 'm'
const of = { mergeId, reason: 'twice' }
const events = {
  DuplicateTakenIn: DuplicateTakenIn.encode(
    DuplicateTakenIn.fromPartial({ ...of, enterpriseId: 's', duplicateId: 'd' }),
  ).finish(),
  DuplicateLetGo: DuplicateLetGo.encode(
    DuplicateLetGo.fromPartial({ ...of, enterpriseId: 's', duplicateId: 'd' }),
  ).finish(),
  TakenInByAnother: DuplicateTakenIn.encode(
    DuplicateTakenIn.fromPartial({ ...of, enterpriseId: 'other', duplicateId: 'd' }),
  ).finish(),
  EnterpriseMerged: EnterpriseMerged.encode(
    EnterpriseMerged.fromPartial({ ...of, enterpriseId: 'd', survivorId: 's' }),
  ).finish(),
  EnterpriseMergeReversed: EnterpriseMergeReversed.encode(
    EnterpriseMergeReversed.fromPartial({ ...of, enterpriseId: 'd', survivorId: 's' }),
  ).finish(),
}
type Name = keyof typeof events

function found(...names: readonly Name[]): readonly string[] {
  const mergings: Mergings = new Map()
  for (const name of names)
    gatherMergings(mergings, {
      category: 'enterprise',
      events: [
        {
          type: `seedline.registry.v1.${name === 'TakenInByAnother' ? 'DuplicateTakenIn' : name}`,
          data: events[name],
        },
      ],
    } as unknown as Commit)
  return oneSided(mergings).map((one) => one.mergeId)
}

test('A merging that both streams tell of, or neither any more, is as it must be', () => {
  expect(found('DuplicateTakenIn', 'EnterpriseMerged')).toEqual([])
  expect(
    found('EnterpriseMerged', 'EnterpriseMergeReversed', 'DuplicateTakenIn', 'DuplicateLetGo'),
  ).toEqual([])
  expect(found('DuplicateTakenIn', 'DuplicateLetGo')).toEqual([])
})

test('One that a single stream tells of is found, whichever it is', () => {
  expect(found('DuplicateTakenIn')).toEqual([mergeId])
  expect(found('EnterpriseMerged')).toEqual([mergeId])
  expect(found('DuplicateTakenIn', 'EnterpriseMerged', 'EnterpriseMergeReversed')).toEqual([
    mergeId,
  ])
  expect(found('EnterpriseMerged', 'DuplicateTakenIn', 'DuplicateLetGo')).toEqual([mergeId])
})

test('One that two survivors tell of is found: its duplicate goes on as a single one', () => {
  expect(found('TakenInByAnother', 'DuplicateTakenIn', 'EnterpriseMerged')).toEqual([mergeId])
})
