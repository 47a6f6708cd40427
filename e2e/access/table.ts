/**
 * Who may do and see what, written down by hand and looked up nowhere: each operation against each role, and each of three
 * organisations. First the one whose the thing is (a fund manager's, a coach's and everybody else's manages the fund; a bank's
 * officer is of the bank that asked and holds the pledge; an enterprise's officer is of the enterprise), then another that has
 * such things of its own, then one that has nothing.
 *
 * + done or told · w told, but what is withheld left out · o answered without the things of others
 * x refused: another's · - refused: not for this role · b refused: a bank asks at the bank desk
 */
const columns = [
  'registrar',
  'fund-manager',
  'bank-officer',
  'coach',
  'pilot-operator',
  'statistician',
  'operator',
  'enterprise-officer',
] as const

//  regi fund bank coac pilo stat oper ente
const rows = {
  // What registers and offices publish, and what doubts an answer or a log.
  '+++ +++ +++ +++ +++ +++ +++ +++': `
    listEnterprises findEnterprises getEnterprise listIpRights findIpRight getIpRight getIpRightHistory
    getLicence getGroup listDesignations getDesignations listCarriers getCarrier getCarrierHistory
    getFunnel listDesignationRules listAnswerKeys getAuditHead proveLogKept`,
  // The papers of a round are its fund's, and the enterprise's own.
  '+++ +ww www +ww www +++ +++ +ww': 'getLadder getEnterpriseHistory',
  // Sums of what few enterprises stated.
  '+++ +++ www +++ www +++ +++ www': 'getPlan getPlanGroups listPlanEnterprises',
  '+++ +++ www +++ www +++ +++ +ww': 'checkDesignation',
  // What an enterprise keeps to itself.
  '+++ +++ bbb +++ --- +++ +++ +xx': 'getFigures getFiguresHistory',
  '+++ +++ --- +++ --- +++ +++ ---': 'listFigures',
  '+++ +++ bbb +++ www +++ +++ +xx': 'getAttestedFacts',
  '+++ +++ bbb --- --- --- --- +xx': 'getContacts',
  '+++ +ww bbb +ww --- +++ +++ +xx': 'getCapTable getCapTableHistory',
  // Who records what the registry holds.
  '+++ +++ --- --- --- --- --- ---': `
    registerEnterprise correctEnterprise renameEnterprise recordFormerName withdrawFormerName
    registerIpRight recordIpFacts correctIpRight reverseIpEntries withdrawIpRight
    stateCapital appointPerson endAppointment withdrawLicenceFact stateRelation endRelation withdrawRelation
    recordDesignation renewDesignation revokeDesignation correctDesignation
    recordCarrier recogniseCarrier correctCarrier stateContact endContact withdrawContact`,
  '+++ --- --- --- --- --- --- ---': `
    closeEnterprise mergeEnterprise reverseMerge reverseDesignation reverseRevocation
    closeCarrier reverseCarrierEntry reverseCarrier
    openRiskPool payPoolClaim declinePoolClaim recordPoolRecovery reversePoolEntry`,
  '+++ +++ --- +++ --- --- --- ---':
    'recordStage correctStage withdrawStage attestFact withdrawAttestedFact',
  '+++ +++ --- +++ --- +++ --- ---': 'stateFigures',
  '+++ --- --- --- --- +++ --- ---': 'restateFigures withdrawFigures',
  // A fund is its manager's.
  '--- +++ --- --- --- --- --- ---': 'openFund',
  '--- +xx --- --- --- --- --- ---': `
    changeFundManager setFundPolicy classifyFund addCommitment reverseCommitment openDeal startDueDiligence approveDeal
    declineDeal withdrawDeal closeRound reverseRound reverseApproval reopenDeal`,
  '+++ +xx --- +xx --- +++ +++ ---': 'getFund getDeal',
  '+++ +oo --- +oo --- +++ +++ ---': 'listFunds listDeals',
  '+++ +xx --- --- --- --- --- ---': 'recordTransactions reverseTransactions previewReversal',
  // What is between a bank and an enterprise.
  '+++ --- bbb --- --- --- --- +xx': 'grantConsent revokeConsent',
  '+++ --- +xx --- --- --- --- +xx': 'getConsent',
  '+++ --- +oo --- --- --- --- +oo': 'listConsents',
  '--- --- +xx --- --- --- --- ---': `
    reservePledge placePortfolio askEligibility getEligibilityAnswer replayEligibility proveQueryLogged filePledge registerPledge
    changePledge releasePledge enforcePledge lapsePledge reversePledgeEntry
    beginWatch endWatch acknowledgeAlert
    proposePolicyEnd approveBankPolicy declineBankPolicy reverseBankPolicy getBankPolicy
    reviewLoan askLoanForMore approveLoan declineLoan contractLoan drawLoan repayLoan repayLoanEarly extendLoan
    writeOffLoan closeLoan reverseLoanEntry claimFromPool`,
  '--- --- +++ --- --- --- --- ---': 'proposeBankPolicy',
  '--- --- +oo --- --- --- --- ---': 'listWatches listAlerts listBankPolicies listAuditEntries',
  '--- --- +xx --- --- --- --- +xx': `
    getPledge getPortfolioPledge getLoanApplication
    draftLoan amendLoan submitLoan withdrawLoan stateLoanRequirement claimLoanSubsidy`,
  '--- --- +oo --- --- --- --- +oo': `
    listEligibilityQueries listPledges listPortfolioPledges listLoanApplications`,
  // What is left of a pool, and no claim of somebody else's.
  '+++ --- +++ --- --- --- --- +++': 'getRiskPool listRiskPools',
  // Who runs the system.
  '--- --- --- --- --- --- +++ ---': `
    getDelivery listDeadLetters replayDeadLetter replayDeadLetters replayFrom rebuildView
    pauseSubscription resumeSubscription exportAuditLog logMissingQueries`,
} as const

const relations = ['own', 'other', 'none'] as const
export type Relation = (typeof relations)[number]
export type Column = (typeof columns)[number]

/** One cell: what comes of an operation for somebody. */
export interface Cell {
  readonly operation: string
  readonly role: Column
  readonly relation: Relation
  readonly expected: string
}

/** The operations of each row. */
const lines = Object.entries(rows).map(([row, names]) => ({
  groups: row.split(' '),
  operations: names.trim().split(/\s+/),
}))

/** The operations that have a row, as often as they have one. */
export const entered: readonly string[] = lines.flatMap(({ operations }) => operations)

/** The cells of an operation; none where it has no row. */
export const cellsOf = (name: string): readonly Cell[] =>
  lines
    .filter(({ operations }) => operations.includes(name))
    .flatMap(({ groups }) =>
      columns.flatMap((role, column) =>
        relations.map((relation, at) => ({
          operation: name,
          role,
          relation,
          expected: groups[column]?.charAt(at) ?? '',
        })),
      ),
    )
