import { describe, expect, test } from '@jest/globals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { problem } from '@seedline/values'
import { specification } from './specification.ts'

type Counted = { readonly type: 'Counted'; readonly by: number }
const counted = (by: number): Counted => ({ type: 'Counted', by })

const counter = specification<number, Counted, { readonly add: number }>({
  initial: 0,
  evolve: (state, event) => state + event.by,
  decide(command, state): Decision<Counted> {
    if (command.add === 0) return accept()
    return state + command.add > 10
      ? reject(
          problem(
            'TOO_MANY',
            'refused',
            { zh: '太多', en: 'too many' },
            { zh: '', en: 'count less' },
          ),
        )
      : accept(counted(command.add))
  },
})

describe('a specification', () => {
  test('passes when the command leads to the events named', () => {
    counter.given(counted(3)).when({ add: 7 }).then(counted(7))
  })

  test('passes when the command is refused by the code named', () => {
    counter.given(counted(8)).when({ add: 3 }).thenRejected('TOO_MANY')
  })

  test('passes when nothing is to be recorded', () => {
    counter.given().when({ add: 0 }).thenNothing()
  })

  test('fails when the events differ, and when an accepted command was to be refused', () => {
    expect(() => counter.given().when({ add: 1 }).then(counted(2))).toThrow()
    expect(() => counter.given().when({ add: 1 }).then()).toThrow()
    expect(() => counter.given().when({ add: 1 }).thenRejected('TOO_MANY')).toThrow()
    expect(() => counter.given(counted(10)).when({ add: 1 }).thenRejected('OTHER')).toThrow()
  })
})
