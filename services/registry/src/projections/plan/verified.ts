import { streamOf } from '@seedline/event-store'
import type { View } from '@seedline/views'
import { designation } from '../../designation/aggregate.ts'
import { enterprise } from '../../enterprise/aggregate.ts'
import { figures } from '../../figures/aggregate.ts'
import { stageRecord } from '../../stage-record/aggregate.ts'
import type { CarrierDocument } from '../carriers/document.ts'
import { carriersView } from '../carriers/view.ts'
import type { DesignationsDocument } from '../designations/document.ts'
import { designationsView } from '../designations/view.ts'
import type { EnterpriseDocument } from '../enterprise-list/document.ts'
import { survivorIn } from '../enterprise-list/merged-among.ts'
import { enterpriseListView } from '../enterprise-list/view.ts'
import type { FiguresDocument } from '../figures/document.ts'
import { figuresView } from '../figures/view.ts'
import type { IpRightDocument } from '../ip-right/document.ts'
import { ipRightView } from '../ip-right/view.ts'
import type { LadderDocument } from '../ladder/document.ts'
import { ladderView } from '../ladder/view.ts'
import { type At, contributionOf, type KnownEnterprise, takenIn } from './contribution.ts'
import { type CountedBy, digestOf } from './counted-by.ts'
import { planSums } from './fact.ts'
import { carrierContribution } from './facts/carriers.ts'
import { carrierSubject } from './source.ts'

export type AnyView = View<unknown, unknown>

/** Documents of a view by key, with the versions that they include. */
export type Documents = (
  view: AnyView,
) => ReadonlyMap<string, { readonly data: unknown; readonly seen: ReadonlyMap<string, number> }>

const views = [
  enterpriseListView,
  ladderView,
  figuresView,
  designationsView,
  ipRightView,
  carriersView,
]

/** How the plan's sums are counted, for whoever folds the streams anew and compares. */
export const verifiedPlan = (countedBy: CountedBy) => ({
  definition: planSums as never,
  countedBy: digestOf(countedBy),
  views: views as readonly unknown[] as readonly AnyView[],
  subjectsOf(view: AnyView, key: string, data: unknown): readonly string[] {
    if (view.name === ipRightView.name) return (data as IpRightDocument).found.named
    if (view.name === carriersView.name) return [carrierSubject(key)]
    const survivor =
      view.name === enterpriseListView.name ? survivorIn(data as EnterpriseDocument) : undefined
    return survivor === undefined ? [key] : [key, survivor]
  },
  isCounted: () => true,
  makesSubjects: (view: AnyView) =>
    view.name === enterpriseListView.name || view.name === carriersView.name,
  recount(subject: string, documents: Documents): unknown {
    for (const [carrierId, { data }] of documents(carriersView as unknown as AnyView))
      if (subject === carrierSubject(carrierId))
        return carrierContribution(carrierId, (data as CarrierDocument).state)
    const known = knownOf(subject, documents)
    if (known === undefined) return undefined
    const others = takenIn(known.enterprise.data).flatMap((id) => knownOf(id, documents) ?? [])
    return contributionOf(countedBy, known, others)
  },
})

/** A document of a view, with the version of a stream that it includes. */
export function documentAt<D>(
  documents: Documents,
  view: { readonly name: string },
  key: string,
  stream: string,
): At<D> | undefined {
  const document = documents(view as AnyView).get(key)
  return document?.data === undefined
    ? undefined
    : { data: document.data as D, version: document.seen.get(stream) ?? 0 }
}

function knownOf(enterpriseId: string, documents: Documents): KnownEnterprise | undefined {
  const at = <D>(view: { readonly name: string }, category: string): At<D> | undefined =>
    documentAt(documents, view, enterpriseId, streamOf(category, enterpriseId))
  const known = at<EnterpriseDocument>(enterpriseListView, enterprise.name)
  if (known === undefined) return undefined
  const rights = [...documents(ipRightView as unknown as AnyView)].flatMap(
    ([ipRightId, { data }]) => {
      const { found, state } = data as IpRightDocument
      return found.named.includes(enterpriseId) ? [{ ipRightId, state }] : []
    },
  )
  return {
    enterpriseId,
    enterprise: known,
    ladder: at<LadderDocument>(ladderView, stageRecord.name),
    figures: at<FiguresDocument>(figuresView, figures.name),
    designations: at<DesignationsDocument>(designationsView, designation.name),
    rights,
  }
}
