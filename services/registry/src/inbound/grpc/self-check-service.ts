import type { Faults } from '@seedline/contracts/kinds'
import { selfChecks as operations, type StatedValue } from '@seedline/contracts/operations'
import { serviceOf } from '@seedline/recording/requests'
import { keyOf, type RuleBook } from '@seedline/rules'
import type { BoundService } from '@seedline/service-kit'
import { dateInShanghai, type LocalDate } from '@seedline/values'
import { codeFor } from '../../projections/enterprise-list/own-code.ts'
import type { IpRightSources } from '../../projections/ip-right/query.ts'
import { checkDesignation, checkSources } from '../../projections/self-check/check.ts'
import { gatherersOf } from '../../projections/self-check/gatherers.ts'
import { readStated } from './read-stated.ts'
import { rulesToProto, selfCheckToProto } from './self-check-answers.ts'

export interface SelfCheckServiceParts extends IpRightSources {
  readonly book: RuleBook
}

/** SelfCheckService: each operation, and what fulfils it. */
export const selfCheckService = (parts: SelfCheckServiceParts): BoundService => {
  const { book, clock } = parts
  const sources = checkSources(book, gatherersOf(parts, book.words))
  const today = () => dateInShanghai(clock())
  const supposedFacts = (facts: readonly StatedValue[], on: LocalDate, faults: Faults) => {
    // Whatever is wrong with one of them stands in the one text that they come in.
    const inText: Faults = { note: (_, problem) => faults.note('/suppose', problem) }
    const read = facts.flatMap((fact) => {
      const stated = { ...fact, attestedOn: on, by: '假设 / supposed' }
      return readStated(book.words, stated, '', inText) ?? []
    })
    return [...new Map(read.map((fact) => [keyOf(fact), fact])).values()]
  }
  return serviceOf(
    operations,
    {
      clock,
      checks: {
        checkDesignation: ({ suppose = [], on = today() }, faults) => {
          supposedFacts(suppose, on, faults)
        },
      },
    },
    {
      async checkDesignation(asked, { actor, deadline }) {
        const { on = today(), purpose = 'application', suppose, recordedAsOf, ...rest } = asked
        const supposed = supposedFacts(suppose, on, { note: () => undefined })
        const when = { on, recordedAt: recordedAsOf, deadline }
        const uscc = await codeFor(actor, parts.store, asked.enterpriseId)
        const question = { ...rest, ...when, purpose, supposed, actor, uscc }
        return selfCheckToProto(await checkDesignation(sources, question))
      },
      listDesignationRules: async () => rulesToProto(book),
    },
  )
}
