import { describe, expect, test } from '@jest/globals'
import { type Operation, operationGroups } from '../operations/index.ts'
import { type RefusalCode, refusals } from './index.ts'
import type { Refusal } from './refusal.ts'

const operations = operationGroups.flatMap((group) => Object.values<Operation>(group.operations))

const factsOf = ({ title, detail = title, mend, facts = [] }: Refusal): readonly string[] => {
  const said = [...detail, ...mend].join()
  return [...facts, ...[...said.matchAll(/\{([a-z][a-z_0-9]*)\}/g)].map(([, name = '']) => name)]
}
const naming = Object.entries<Refusal>(refusals).filter(([, one]) =>
  factsOf(one).some((fact) => /deal/.test(fact)),
)

/** Its id comes of the very command that is refused. */
const ofOwnCommand = 'DEAL_ALREADY_OPEN'

describe('A refusal that names a deal', () => {
  test('is one of those that are looked at here', () => {
    expect(naming.map(([code]) => code)).toEqual(
      expect.arrayContaining(['DEAL_UNKNOWN', 'CLOSING_UNDER_WAY', 'ROUND_BEING_SETTLED']),
    )
  })

  // That a fund has a deal is its secret: whoever may not see it is not told its id by a refusal either.
  test.each(naming)('(%s) is told only to those whose deal or fund it is', (code, { kind }) => {
    const telling = operations.filter(({ refuses }) => refuses.includes(code as RefusalCode))
    const others = telling.filter(({ of }) => of !== 'managed-deal' && of !== 'managed-fund')
    expect(others.map(({ name }) => name)).toEqual([])
    // One that no operation declares is told to nobody but operators, with what was parked.
    if (telling.length === 0 && code !== ofOwnCommand) expect(kind).toBe('internal')
  })
})
