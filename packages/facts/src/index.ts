export { dateInFuture } from './words/dates.ts'
export { type EnterpriseId, enterpriseUnknown } from './words/enterprise.ts'
export {
  type Evidence,
  type EvidenceKind,
  evidenceKinds,
  evidenceMax,
  joinEvidence,
  sameEvidence,
} from './words/evidence.ts'
export { type Confidence, confidences, type Provenance } from './words/provenance.ts'
export {
  type FinancingRung,
  financingRungs,
  isFinancingRung,
  otherRungs,
  type Rung,
  rungName,
  rungs,
} from './words/rung.ts'
