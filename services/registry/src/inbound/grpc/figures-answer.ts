import { evidences, provenance } from '@seedline/contracts/kinds'
import { figurePapersMost } from '@seedline/contracts/operations'
import type {
  DuplicateFigures,
  Figures,
  FiguresStatement,
  StandingFigure,
} from '@seedline/contracts/registry/v1/figures_service'
import { recordingToProto } from '@seedline/facts/answers'
import type { EnterpriseId, FigurePeriod } from '@seedline/values'
import type { Catalogue } from '../../figures/catalogue.ts'
import type { Merging } from '../../projections/enterprise-list/recorded-under.ts'
import type { FiguresDocument, StatementDocument } from '../../projections/figures/document.ts'
import type { FiguresAnswer } from '../../projections/figures/query.ts'

const evidence = evidences(figurePapersMost)

interface Asked {
  readonly enterpriseId: EnterpriseId
  readonly period: FigurePeriod | undefined
}

/** What stands, by period from the latest on and in the catalogue's order, and the statements behind it. */
export const figuresToProto = (
  catalogue: Catalogue,
  { enterpriseId, period }: Asked,
  { document, version }: FiguresAnswer,
  { mergedInto = '', underDuplicates = [] }: Partial<Merging<DuplicateFigures>> = {},
): Figures => ({
  enterpriseId,
  version,
  figures: standingIn(catalogue, document, period),
  statements: document.statements
    .filter((one) => period === undefined || one.period === period)
    .map(statementToProto),
  mergedInto,
  underDuplicates: [...underDuplicates],
  enterprise: undefined,
})

/** A duplicate's, beside those of the record that it was merged into. */
export const duplicateFigures = (
  catalogue: Catalogue,
  { enterpriseId, period }: Asked,
  { document, version }: FiguresAnswer,
): DuplicateFigures => ({
  enterpriseId,
  version,
  figures: standingIn(catalogue, document, period),
  leftOut: false,
})

function standingIn(
  { items }: Catalogue,
  { periods, standing }: FiguresDocument,
  period: Asked['period'],
): StandingFigure[] {
  const place = new Map([...items.keys()].map((item, index) => [item, index]))
  const inOrder = (figures: readonly StandingFigure[]) =>
    figures.toSorted((a, b) => (place.get(a.item) ?? 0) - (place.get(b.item) ?? 0))
  return periods
    .filter((one) => period === undefined || one === period)
    .toReversed()
    .flatMap((one) => inOrder(standing[one] ?? []))
}

const statementToProto = (shown: StatementDocument): FiguresStatement => ({
  statementId: shown.statementId,
  period: shown.period,
  statedOn: shown.statedOn,
  audited: shown.audited,
  replacesStatementId: shown.replaces ?? '',
  reason: shown.reason,
  withdrawn: shown.withdrawn,
  withdrawalReason: shown.withdrawalReason,
  doubts: [...shown.doubts],
  provenance: provenance.toProto(shown.provenance),
  evidence: evidence.toProto(shown.evidence),
  recording: recordingToProto(shown.recording),
})
