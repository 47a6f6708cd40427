import { figures as operations } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { DuplicateFigures } from '@seedline/contracts/registry/v1/figures_service'
import type { EventStore } from '@seedline/event-store'
import { serviceOf } from '@seedline/recording/requests'
import { parseQuantity } from '@seedline/rules'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { Catalogue } from '../../figures/catalogue.ts'
import { checkStatement } from '../../figures/check-statement.ts'
import type { EnterpriseDocument } from '../../projections/enterprise-list/document.ts'
import { enterpriseNamed, tellingWhose } from '../../projections/enterprise-list/named-among.ts'
import { mergingOf } from '../../projections/enterprise-list/recorded-under.ts'
import type { FiguresDocument } from '../../projections/figures/document.ts'
import { getFiguresHistory } from '../../projections/figures/history.ts'
import { getFigures, listFigures } from '../../projections/figures/query.ts'
import { restateFigures, stateFigures, withdrawFigures } from '../../use-cases/state-figures.ts'
import { duplicateFigures, figuresToProto } from './figures-answer.ts'
import { guardsOf } from './guards.ts'

export interface FiguresServiceParts {
  readonly store: EventStore
  readonly view: ViewStore<FiguresDocument>
  readonly enterprises: ViewStore<EnterpriseDocument>
  readonly catalogue: Catalogue
  readonly clock: Clock
}

/** FiguresService: each operation, and what fulfils it. */
export const figuresService = ({
  store,
  view,
  enterprises,
  catalogue,
  clock,
}: FiguresServiceParts): BoundService => {
  const check = checkStatement(catalogue, parseQuantity)
  const sources = { store, catalogue }
  return serviceOf(
    operations,
    {
      clock,
      guards: guardsOf(store),
      checks: {
        stateFigures: check,
        restateFigures: check,
        listFigures: ({ item = '' }, faults) => {
          if (item !== '' && !catalogue.items.has(item))
            faults.note('/item', problemOf('FIGURE_ITEM_UNKNOWN'))
        },
      },
    },
    {
      stateFigures: (asked, call) => stateFigures(sources, asked, call),
      restateFigures: (asked, call) => restateFigures(sources, asked, call),
      withdrawFigures: (asked, call) => withdrawFigures(sources, asked, call),
      async getFigures(question, { deadline }) {
        const asked = { ...question, deadline }
        const [answer, merging, enterprise] = await Promise.all([
          getFigures({ store, view }, asked),
          mergingOf(store, question, DuplicateFigures, async (enterpriseId) => {
            const ofDuplicate = { ...asked, enterpriseId, atLeastVersion: 0 }
            const found = await getFigures({ store, view }, ofDuplicate)
            return duplicateFigures(catalogue, ofDuplicate, found)
          }),
          enterpriseNamed({ enterprises }, question.enterpriseId),
        ])
        return { ...figuresToProto(catalogue, question, answer, merging), enterprise }
      },
      async listFigures(question) {
        const list = await listFigures(view, question)
        return { ...list, figures: await tellingWhose({ enterprises }, list.figures) }
      },
      async getFiguresHistory(question) {
        return { entries: await getFiguresHistory(store, question) }
      },
    },
  )
}
