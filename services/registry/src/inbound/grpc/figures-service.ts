import { figures as operations } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import { serviceOf } from '@seedline/recording/requests'
import { parseQuantity } from '@seedline/rules'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { Catalogue } from '../../figures/catalogue.ts'
import { checkStatement } from '../../figures/check-statement.ts'
import type { EnterpriseDocument } from '../../projections/enterprise-list/document.ts'
import { mergedInto } from '../../projections/enterprise-list/merged-into.ts'
import { enterpriseNamed, tellingWhose } from '../../projections/enterprise-list/named-among.ts'
import type { FiguresDocument } from '../../projections/figures/document.ts'
import { getFiguresHistory } from '../../projections/figures/history.ts'
import { getFigures, listFigures } from '../../projections/figures/query.ts'
import { restateFigures, stateFigures, withdrawFigures } from '../../use-cases/state-figures.ts'
import { figuresToProto } from './figures-answer.ts'

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
        const [answer, goesOnAs, enterprise] = await Promise.all([
          getFigures({ store, view }, { ...question, deadline }),
          mergedInto(store, question),
          enterpriseNamed({ enterprises }, question.enterpriseId),
        ])
        return { ...figuresToProto(catalogue, question, answer, goesOnAs), enterprise }
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
