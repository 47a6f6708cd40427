import type { Section } from '../i18n/glossary.ts'

export type { Section }

/** The section of the glossary that has the words of an enumeration of the REST contract. */
const sections: Readonly<Record<string, Section>> = {
  Rung: 'rungs',
  DealStatus: 'dealStatuses',
  HolderKind: 'holderKinds',
  PartnerKind: 'partnerKinds',
  StockClassType: 'stockClassTypes',
  Confidence: 'confidences',
  DesignationKind: 'designations',
  DesignationLevel: 'designationLevels',
  DesignationStatus: 'designationStatuses',
  CarrierKind: 'carrierKinds',
  CarrierStatus: 'carrierStatuses',
  CarrierEnding: 'carrierEndings',
  CheckOutcome: 'outcomes',
  CheckPurpose: 'checkPurposes',
  CheckLineKind: 'checkLineKinds',
  Role: 'roles',
  IpFamily: 'ipFamilies',
  IpKind: 'ipKinds',
  IpPhase: 'ipPhases',
  IpLegalStatus: 'ipLegalStatuses',
  IpStatusRecorded: 'ipLegalStatuses',
  IpFeeStanding: 'ipFeeStandings',
  IpExpiryBasis: 'ipExpiryBases',
  IpClass: 'ipClasses',
  IpAcquisition: 'ipAcquisitions',
  IpLicenceKind: 'ipLicenceKinds',
  IpDisputeKind: 'ipDisputeKinds',
  IpInvalidationOutcome: 'ipInvalidationOutcomes',
  IpConsentPurpose: 'ipConsentPurposes',
  IpMark: 'ipMarks',
  Office: 'offices',
  PlanMeasure: 'planMeasures',
  PlanDimension: 'planDimensions',
  PlanStage: 'planStages',
  PlanState: 'planStates',
  PlanCaveat: 'planCaveats',
  PlanOperator: 'planOperators',
  PlanTargetKind: 'planTargetKinds',
  RelationKind: 'relationKinds',
  PartyKind: 'partyKinds',
  ContactPurpose: 'contactPurposes',
  ConsentStatus: 'consentStatuses',
  ConsentPurpose: 'consentPurposes',
  ConsentScope: 'consentScopes',
  ConsentMethod: 'consentMethods',
  PledgeStatus: 'pledgeStatuses',
  PledgeLapse: 'pledgeLapses',
  PortfolioPledgeStatus: 'portfolioPledgeStatuses',
  PortfolioRightOutcome: 'portfolioRightOutcomes',
  LoanProduct: 'loanProducts',
  LoanApplicationStatus: 'loanApplicationStatuses',
  RepaymentMethod: 'repaymentMethods',
  DayCount: 'dayCounts',
  LoanRequirementOutcome: 'loanRequirementOutcomes',
  LoanStanding: 'loanStandings',
  PoolClaimStatus: 'poolClaimStatuses',
  PledgeDecision: 'pledgeDecisions',
  Declaration: 'declarations',
  'StatedFigure.unit': 'units',
  'Evidence.kind': 'evidenceKinds',
  'Provenance.confidence': 'confidences',
}

/** The same for a value of an event, such as HOLDER_KIND_FOUNDER: by what its values begin with. */
const prefixes: readonly (readonly [string, Section])[] = [
  ['RUNG_', 'rungs'],
  ['HOLDER_KIND_', 'holderKinds'],
  ['PARTNER_KIND_', 'partnerKinds'],
  ['STOCK_CLASS_TYPE_', 'stockClassTypes'],
  ['IP_FAMILY_', 'ipFamilies'],
  ['IP_ACQUISITION_', 'ipAcquisitions'],
  ['IP_LEGAL_STATUS_', 'ipLegalStatuses'],
  ['IP_LICENCE_KIND_', 'ipLicenceKinds'],
  ['IP_DISPUTE_KIND_', 'ipDisputeKinds'],
  ['IP_INVALIDATION_OUTCOME_', 'ipInvalidationOutcomes'],
  ['IP_CONSENT_PURPOSE_', 'ipConsentPurposes'],
  ['IP_MARK_', 'ipMarks'],
  ['CONFIDENCE_', 'confidences'],
  ['OFFICE_', 'offices'],
  ['CARRIER_KIND_', 'carrierKinds'],
  ['CARRIER_ENDING_', 'carrierEndings'],
  ['RELATION_KIND_', 'relationKinds'],
  ['PARTY_KIND_', 'partyKinds'],
  ['CONTACT_PURPOSE_', 'contactPurposes'],
  ['CONSENT_PURPOSE_', 'consentPurposes'],
  ['CONSENT_SCOPE_', 'consentScopes'],
  ['CONSENT_METHOD_', 'consentMethods'],
  ['PLEDGE_STATUS_', 'pledgeStatuses'],
  ['PLEDGE_LAPSE_', 'pledgeLapses'],
  ['LOAN_PRODUCT_', 'loanProducts'],
  ['REPAYMENT_METHOD_', 'repaymentMethods'],
  ['DAY_COUNT_', 'dayCounts'],
  ['LOAN_REQUIREMENT_OUTCOME_', 'loanRequirementOutcomes'],
  ['PLEDGE_DECISION_', 'pledgeDecisions'],
  ['DESIGNATION_KIND_', 'designations'],
  ['DESIGNATION_LEVEL_', 'designationLevels'],
]

export function sectionOfEnumeration(name: string): Section | undefined {
  return sections[name]
}

/** Where the word for an event's enumeration value is; undefined when it is none. */
export function termOfEventValue(
  value: string,
): { readonly section: Section; readonly key: string } | undefined {
  const found = prefixes.find(([prefix]) => value.startsWith(prefix))
  if (!found) return undefined
  const key = value.slice(found[0].length).toLowerCase().replaceAll('_', '-')
  return { section: found[1], key }
}
