import { type Book, type Column, column, numberColumn, type Table } from './table.ts'

const amount = (path: string, zh: string, en: string): readonly Column[] => [
  numberColumn(`${path}.amount`, zh, en),
]

const loan: readonly Column[] = [
  column('uscc', '统一社会信用代码', 'Unified Social Credit Code'),
  column('bank', '银行', 'Bank'),
  column('product', '产品', 'Product'),
  ...amount('amount', '申请金额', 'Amount asked for'),
  column('amount.currency', '币种', 'Currency'),
  column('termMonths', '期限（月）', 'Term in months'),
  column('status', '状态', 'Status'),
  column('statusOn', '状态日期', 'Status since'),
  column('standing', '履行状况', 'Standing'),
  ...amount('outstanding', '未还本金', 'Outstanding principal'),
  ...amount('overdue', '逾期金额', 'Overdue'),
  numberColumn('overdueDays', '逾期天数', 'Days overdue'),
  column('toldFor', '截至', 'As of'),
  column('contract.contractNumber', '合同编号', 'Contract number'),
  column('contract.maturesOn', '到期日', 'Matures on'),
  column('draftedOn', '拟定日期', 'Drafted on'),
  column('loanApplicationId', '贷款编号', 'Id'),
]

const book = (zh: string, en: string): Book => ({
  name: { zh, en },
  sheets: [],
  asked: {
    uscc: { zh: '统一社会信用代码', en: 'Unified Social Credit Code' },
    status: { zh: '状态', en: 'Status' },
    asOf: { zh: '截至', en: 'As of' },
  },
  notes: [],
})

/** Loans as far as whoever asks may see them, and the schedule of one, as tables. */
export const loanTables = {
  listLoanApplications: {
    name: 'loans',
    items: 'items',
    columns: loan,
    book: book('贷款', 'Loans'),
  },
  getLoanApplication: {
    name: 'loan-schedule',
    items: 'schedule',
    book: book('还款计划', 'Schedule'),
    columns: [
      column('drawdown', '放款序号', 'Drawdown'),
      column('dueOn', '应还日期', 'Due on'),
      ...amount('principal', '本金', 'Principal'),
      ...amount('interest', '利息', 'Interest'),
      ...amount('paidPrincipal', '已还本金', 'Principal paid'),
      ...amount('paidInterest', '已还利息', 'Interest paid'),
      column('principal.currency', '币种', 'Currency'),
      numberColumn('overdueDays', '逾期天数', 'Days overdue'),
    ],
  },
} satisfies Readonly<Record<string, Table>>
