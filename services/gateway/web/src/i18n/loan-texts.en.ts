import type { loanTextsZh } from './loan-texts.zh.ts'

export const loanTextsEn: Record<keyof typeof loanTextsZh, string> = {
  'loans.title': 'Loans',
  'loans.apply': 'Apply for a loan',
  'loans.recordPaper': 'Record a paper application',
  'loans.none': 'There are no applications for loans yet.',
  'loans.overdueFor': '{{days}} days overdue',
  'loans.back': 'All loans',
  'loans.decision': 'Review and decision',
  'loans.requirements': 'What the product asks for',
  'loans.requirement': 'Requirement',
  'loans.rule': 'Rule',
  'loans.unverified': 'unverified',
  'loans.state': 'State',
  'loans.toldBy.bank': 'the bank',
  'loans.toldBy.enterprise': 'the enterprise',
  'loans.toldBy.consent': 'the consent on record',
  'loans.schedule': 'Schedule (as of {{day}})',
  'loans.rounding':
    'Interest is reckoned for each period on the principal that is left, and rounded to the minor unit, halves up; principals sum to exactly what was drawn, and what rounding leaves is in the last instalment. Payments go to the oldest instalment first, there to the interest first.',
  'loans.repayments': 'Repayments and subsidies',
  'loans.subsidyUnverified': 'share and cap are this system’s own, unverified',
}
