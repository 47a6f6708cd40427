export const dealTextsZh = {
  'reversal.follows': '将有的变化',
  'reversal.same': '各持有人的持股不变。',
  'reversal.change': '{{before}} → {{after}}',
  'reversal.final': '冲销不可撤回：此后在任何日期看来，这些登记都从未发生。正确的内容请另行登记。',
  'deals.title': '项目',
  'deals.one': '项目',
  'deals.allStatuses': '全部状态',
  'deals.allFunds': '全部基金',
  'deals.amount': '批准或拟投金额',
  'deals.empty': '没有您可以查看的项目。',
  'deals.emptyFilter': '没有符合条件的项目。',
  'deals.ofAnother': '由另一机构管理：只有该机构的人员可以办理下一步。',
  'deals.back': '回到项目列表',
  'deals.reverseRound.changes':
    '自始视同未交割：股份从股权结构表中移除；阶段从成长阶梯撤回（人工记录或更正过的除外）；资金恢复为预留；项目恢复为已获批，可重新交割。此前所知的内容仍留在历史中。',
  'deals.reverseApproval.changes':
    '自始视同未批准：项目回到原来的状态，额度立即释放。此前所知的内容仍留在历史中。',
  'deals.reopenDeal.changes': '自始视同未结束：项目回到原来的状态。此前所知的内容仍留在历史中。',
  'funds.reverseCommitment.changes':
    '自始视同{{partner}}未作此承诺，可重新登记。此前所知的内容仍留在历史中。',
  'reversal.begin': '冲销…',
}
