export const dealTextsEn = {
  'reversal.follows': 'What would change',
  'reversal.same': 'Who owns what stays the same.',
  'reversal.change': '{{before}} → {{after}}',
  'reversal.final':
    'A reversal is final: the table is then, as of every day, as if this had never been recorded. What is right is recorded anew.',
  'deals.title': 'Deals',
  'deals.one': 'Deal',
  'deals.allStatuses': 'All states',
  'deals.allFunds': 'All funds',
  'deals.amount': 'Approved or proposed',
  'deals.empty': 'There is no deal that you may see.',
  'deals.emptyFilter': 'No deal matches.',
  'deals.ofAnother': 'Managed by another organisation: only its people may go on with it.',
  'deals.back': 'Back to the deals',
  'deals.reverseRound.changes':
    'As of every day the round never closed: its shares leave the cap table, its rung leaves the ladder unless people recorded or corrected it, its capital is reserved again, and the deal is approved and may be closed anew. What was known until now stays in the history.',
  'deals.reverseApproval.changes':
    'As of every day the deal was never approved: it stands where it stood before, and its capital is free at once. What was known until now stays in the history.',
  'deals.reopenDeal.changes':
    'As of every day the deal never ended: it stands where it stood before. What was known until now stays in the history.',
  'funds.reverseCommitment.changes':
    'As of every day {{partner}} never made this commitment, and may commit anew. What was known until now stays in the history.',
  'reversal.begin': 'Reverse …',
}
