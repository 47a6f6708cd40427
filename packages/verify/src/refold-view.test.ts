import { expect, test } from '@jest/globals'
import { topicNames } from '@seedline/contracts/topics'
import { instant } from '@seedline/values'
import type { View } from '@seedline/views'
import type { Commit } from './commit.ts'
import { beginRefold, refoldCommit } from './refold-view.ts'

const commit = (version: number, ...types: readonly string[]): Commit => ({
  kind: 'commit',
  documentId: String(version),
  stream: 'deal-1',
  category: 'deal',
  id: '1',
  version,
  size: types.length,
  commandId: `command-${version}`,
  events: types.map((type) => ({ type, data: new Uint8Array() })),
  actor: { subject: 's', name: 'n', roles: [], organisation: 'o' },
  at: instant('2026-11-23T08:00:00.000Z'),
  answerBytes: undefined,
  traceparent: undefined,
  pending: false,
})

/** Holds the versions that it folded; stumbles over what it is told to. */
const view: View<unknown, unknown> = {
  name: 'told',
  topics: [topicNames.fund.deal],
  foldVersion: 1,
  decode(type) {
    if (type === 'unreadable') throw new Error('not read')
    return type
  },
  keyOf: (_, { subject }) => subject,
  evolve(before, event, { version }) {
    if (event === 'unfoldable') throw new Error('not folded')
    return [...((before as number[] | undefined) ?? []), version]
  },
}

function refolded(...commits: readonly Parameters<typeof refoldCommit>[2][]) {
  const refold = beginRefold()
  for (const next of commits) refoldCommit(view, 'fund', next, refold)
  return { document: refold.documents.get('1'), stopped: refold.stopped.get('deal-1') }
}

test('an event that a view can not fold is named, and the document stays as it was before it', () => {
  const { document, stopped } = refolded(commit(1, 'a', 'unfoldable', 'b'), commit(4, 'c'))
  expect(stopped).toEqual({
    version: 2,
    code: 'EVENT_NOT_FOLDED_BY_VIEW',
    cause: 'Error: not folded',
  })
  expect(document).toEqual({ data: [1], seen: new Map([['deal-1', 1]]) })
})

test('an event that a view can not read is named, and what follows waits for it', () => {
  const { document, stopped } = refolded(commit(1, 'a'), commit(2, 'unreadable'), commit(3, 'b'))
  expect(stopped).toMatchObject({ version: 2, code: 'EVENT_NOT_READ_BY_VIEW' })
  expect(document?.data).toEqual([1])
})

test('a damaged commit stops a view where it stands', () => {
  const damaged = {
    kind: 'damaged',
    documentId: '2',
    stream: 'deal-1',
    category: 'deal',
    version: 2,
    nextVersion: 3,
    cause: '/events is no list',
  } as const
  const { document, stopped } = refolded(commit(1, 'a'), damaged, commit(3, 'b'))
  expect(stopped).toMatchObject({ version: 2, code: 'COMMIT_DAMAGED' })
  expect(document?.data).toEqual([1])
})
