import { problemOf } from '@seedline/contracts/refusals'
import { type Decision, reject } from '@seedline/event-store'
import { takingBackEntriesKept } from '../facts/history-bound.ts'
import { mergedFault } from '../facts/merged.ts'
import type { Catalogue } from './catalogue.ts'
import type { FiguresCommand } from './commands.ts'
import { restate } from './decide-restatement.ts'
import { state as stateFigures } from './decide-statement.ts'
import { withdraw } from './decide-withdrawal.ts'
import type { FiguresEvent } from './events.ts'
import type { FiguresState } from './state.ts'

/** So many events an enterprise's figures have, at most: ten years of every quarter, half and year, four times over. */
export const figuresEntriesMax = 400

/** What a command leads to. Pure: the command carries the time and what is known of its enterprise. */
export const decideWith =
  (catalogue: Catalogue) =>
  (command: FiguresCommand, state: FiguresState): Decision<FiguresEvent> => {
    const merged = mergedFault(command.enterpriseId, command.enterprise?.mergedInto)
    if (merged) return reject(merged)
    const isWithdrawal = command.type === 'WithdrawFigures'
    const max = isWithdrawal ? figuresEntriesMax : figuresEntriesMax - takingBackEntriesKept
    if (state.entries >= max) return reject(problemOf('HISTORY_FULL', { max }))
    switch (command.type) {
      case 'StateFigures':
        return stateFigures(catalogue, command, state)
      case 'RestateFigures':
        return restate(catalogue, command, state)
      case 'WithdrawFigures':
        return withdraw(catalogue, command, state)
      default:
        return command satisfies never
    }
  }
