/** What the bank desk’s part of the document says, in Chinese. */
export const chineseOfBanks: Readonly<Record<string, string>> = {
  'How everything was when it was last looked at.': '上次查看时各项情况。',
  'Of the right, or of the enterprise.': '知识产权或企业的编号。',
  'Of its stream in the registry.': '其在名录中记录的版本。',
  'Of a right the verdict, of an enterprise whether it is closed, of a ladder the highest rung.':
    '知识产权为其判断结论，企业为是否注销，成长阶梯为最高一级。',
  'A fact as it was last looked at.': '上次查看时的一项事实。',
  'The entry of the record that says so: its version, as its event is called, and its day.':
    '说明此事的记录：其版本、事件名称和日期。',
  'Interest is reckoned for each period by itself on the principal that is left, and rounded once to the minor unit, halves up.':
    '利息按期就剩余本金分别计算，四舍五入到最小货币单位，每期只舍入一次。',
  "Approved although it isn't met.": '虽不符合仍予批准。',
  'The last of them holds.': '以最后一份为准。',
  'The day on which it stands as follows.': '以下状况所指的日期。',
  'Where the rule stands, and how sure that is.': '规则的出处及其可信程度。',
  'Who said how it stands; empty: nobody.': '由谁说明；空：尚无人说明。',
  'Days since it was due, as far as something of it is unpaid.': '尚有未付时，自到期日起的天数。',
  'What it has paid and not got back.': '已支付而尚未收回的金额。',
}
