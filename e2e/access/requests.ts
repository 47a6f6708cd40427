import { closing, resolution } from '../system/seed-round.ts'
import {
  asking,
  bankPolicy,
  debt,
  loanAsked,
  organisations,
  rightNumbers,
  type Things,
} from './things.ts'

type Request = Readonly<Record<string, unknown>>

/** A day that no command accepts: what got past its guard is refused by the rules, and changes nothing. */
const tooLate = '2099-01-01'
const reason = 'For the table'
const evidence = [resolution('A paper of the table')]
const amount = { currency: 'CNY', amount: '1.00' }

/**
 * What is asked, as JSON, with the members of its address among the others: whole where somebody's things are guarded, so that
 * the guard is what answers. Of an operation that belongs to nobody no more is needed than its address.
 */
export const requestsOf = (things: Things): Readonly<Record<string, Request>> => ({
  ...ofRegistry(things),
  ...ofFunds(things),
  ...ofBankDesk(things),
  ...ofPolicies(things),
  ...ofWatches(things),
  ...ofLoans(things),
  ...ofRiskPools(things),
})

const ofRegistry = ({ enterpriseId, ipRightId, uscc, rightNumber }: Things) => ({
  findEnterprises: { codes: uscc },
  findIpRight: { family: 'patent', number: rightNumber },
  getIpRight: { ipRightId },
  getIpRightHistory: { ipRightId },
  proveLogKept: { size: 1 },
  checkDesignation: { enterpriseId, kind: 'high-tech-enterprise', on: '2024-06-01' },
  listFigures: { period: '2024' },
  getPlanGroups: { measure: 'revenue', year: 2024 },
  listPlanEnterprises: { measure: 'revenue', year: 2024 },
})

function ofFunds({ enterpriseId, fundId, dealId }: Things) {
  const deal = { dealId }
  const reversal = { dealId, reason, evidence: [] }
  return {
    openFund: {
      nameEn: 'Of the table (synthetic)',
      currency: 'CNY',
      generalPartner: 'Somebody (synthetic)',
      openedOn: tooLate,
    },
    changeFundManager: { fundId, organisation: organisations.manager.own, reason },
    classifyFund: { fundId, kind: 'special', reason },
    setFundPolicy: { fundId, twoPeople: { approval: false, closing: false } },
    addCommitment: {
      fundId,
      partnerId: 'late',
      partnerName: 'Late (synthetic)',
      partnerKind: 'enterprise',
      amount,
      committedOn: tooLate,
    },
    reverseCommitment: { fundId, partnerId: 'nobody', reason, evidence },
    openDeal: {
      fundId,
      enterpriseId,
      round: 'seed',
      proposedAmount: amount,
      openedOn: tooLate,
    },
    getFund: { fundId },
    getDeal: deal,
    startDueDiligence: { ...deal, startedOn: tooLate },
    approveDeal: { ...deal, approvedAmount: amount, approvedOn: tooLate, evidence },
    declineDeal: { ...deal, declinedOn: tooLate, reason },
    withdrawDeal: { ...deal, withdrawnOn: tooLate, reason },
    closeRound: { ...deal, ...closing(fundId) },
    reverseRound: reversal,
    reverseApproval: reversal,
    reopenDeal: reversal,
    recordTransactions: {
      enterpriseId,
      transactions: [
        { type: 'define-stock-class', stockClassId: 'common', name: 'Common', classType: 'common' },
      ],
    },
    reverseTransactions: { enterpriseId, versions: [9999], reason },
    previewReversal: { enterpriseId, versions: '9999' },
  }
}

function ofBankDesk(things: Things) {
  const { enterpriseId, consentId, queryId, ipRightId, uscc, rightNumber } = things
  const pledge = { ipRightId, pledgeId: things.pledgeId }
  const query = { queryId }
  return {
    grantConsent: {
      enterpriseId,
      bank: organisations.bank.own,
      purposes: ['loan-application'],
      scopes: ['ip-portfolio'],
      validFrom: '2024-01-01',
      validTo: '2099-12-31',
      signatory: 'A person (synthetic)',
      capacity: 'Legal representative',
      textDigest: 'ab'.repeat(32),
      textLanguage: 'zh-CN',
      separate: true,
      method: 'paper',
      grantedOn: tooLate,
      evidence,
    },
    revokeConsent: { consentId, reason },
    getConsent: { consentId },
    reservePledge: { ...debt(uscc), family: 'patent', number: rightNumber },
    placePortfolio: {
      ...debt(uscc),
      rights: rightNumbers.map((number) => ({ family: 'patent', number })),
    },
    askEligibility: asking(uscc),
    getEligibilityAnswer: query,
    replayEligibility: query,
    proveQueryLogged: query,
    filePledge: { ...pledge, filedOn: tooLate },
    registerPledge: { ...pledge, registeredOn: tooLate, registrationNumber: 'Y-1' },
    changePledge: { ...pledge, changedOn: tooLate, reason },
    releasePledge: { ...pledge, releasedOn: tooLate, reason },
    enforcePledge: { ...pledge, enforcedOn: tooLate, reason },
    lapsePledge: { ...pledge, reason },
    reversePledgeEntry: { ...pledge, entryVersion: 9999, reason },
    getPledge: pledge,
    getPortfolioPledge: { portfolioPledgeId: things.portfolioPledgeId },
    listEligibilityQueries: { uscc },
    listPledges: { uscc },
    listPortfolioPledges: { uscc },
  }
}

function ofPolicies({ bankPolicyId }: Things) {
  const policy = { bankPolicyId, reason }
  // An entry that there is none of: what was proposed stays as it is.
  const entry = { ...policy, entryVersion: 9999 }
  return {
    proposeBankPolicy: bankPolicy,
    proposePolicyEnd: { ...policy, effectiveFrom: '2024-01-01' },
    approveBankPolicy: { bankPolicyId, entryVersion: 9999 },
    declineBankPolicy: entry,
    reverseBankPolicy: entry,
    getBankPolicy: { bankPolicyId },
  }
}

const ofWatches = ({ uscc, rightNumber, watchId, alertId }: Things) => ({
  beginWatch: { uscc, family: 'patent', number: rightNumber },
  endWatch: { watchId, reason },
  acknowledgeAlert: { alertId, note: reason },
  listWatches: { uscc },
  listAlerts: { uscc },
})

function ofLoans({ loanApplicationId, uscc }: Things) {
  const loan = { loanApplicationId }
  const because = { ...loan, reason }
  const { bank, product, uscc: of, ...asked } = loanAsked(uscc)
  return {
    // A right that is none of the loan's kind: nothing is drafted.
    draftLoan: { ...asked, bank, uscc: of, product: 'ip-pledge-loan' },
    amendLoan: { ...loan, ...asked },
    submitLoan: loan,
    withdrawLoan: because,
    stateLoanRequirement: { ...loan, requirementId: 'none', met: true },
    reviewLoan: because,
    askLoanForMore: because,
    approveLoan: { ...because, amount },
    declineLoan: because,
    contractLoan: {
      ...loan,
      contractedOn: tooLate,
      contractNumber: 'A contract (synthetic)',
      amount,
      ratePercent: '3',
      dayCount: 'actual-360',
      method: 'equal-principal',
      everyMonths: 1,
      maturesOn: tooLate,
    },
    drawLoan: { ...loan, drawnOn: tooLate, amount },
    repayLoan: { ...loan, paidOn: tooLate, amount },
    repayLoanEarly: { ...loan, paidOn: tooLate, drawdown: 1, principal: amount },
    extendLoan: { ...because, extendedOn: tooLate, maturesOn: tooLate },
    writeOffLoan: { ...because, writtenOffOn: tooLate },
    closeLoan: { ...because, closedOn: tooLate },
    reverseLoanEntry: { ...because, entryVersion: 9999 },
    claimLoanSubsidy: { ...loan, scheme: 'none', periodFrom: tooLate, periodTo: tooLate },
    getLoanApplication: loan,
    listLoanApplications: { uscc },
  }
}

function ofRiskPools({ riskPoolId, loanApplicationId }: Things) {
  const pool = { riskPoolId }
  return { getRiskPool: pool, claimFromPool: { ...pool, loanApplicationId } }
}

/** What of the things an answer tells where it is told: lists leave out those of others. */
export const tellingOf = (things: Things): Readonly<Record<string, string>> => ({
  listFunds: things.fundId,
  listDeals: things.dealId,
  listConsents: things.consentId,
  listEligibilityQueries: things.queryId,
  listPledges: things.pledgeId,
  listPortfolioPledges: things.portfolioPledgeId,
  listWatches: things.watchId,
  listAlerts: things.alertId,
  listBankPolicies: things.bankPolicyId,
  listAuditEntries: things.queryId,
  listLoanApplications: things.loanApplicationId,
  getRiskPool: things.riskPoolId,
  listRiskPools: things.riskPoolId,
  listEnterprises: things.enterpriseId,
  listFigures: things.enterpriseId,
  getFigures: '12345.60',
  getFiguresHistory: '12345.60',
  getAttestedFacts: 'no_major_incident_3y',
  getContacts: '+86 755 0000 0000',
  getCapTable: 'founder-one',
  getCapTableHistory: 'founder-one',
})
