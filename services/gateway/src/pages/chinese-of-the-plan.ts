/** What is told of the action plan, in Chinese. */
export const chineseOfThePlan: Readonly<Record<string, string>> = {
  'CNY or another currency, count or ratio.': 'CNY（元）或其他币种、count（个）或 ratio（比率）。',
  'A number with what it rests on.': '一个数字及其依据。',
  'Named by the plan.': '计划中列名。',
  'In yuan, where it is named.': '列名者的目标，单位为元。',
  'CNY or another currency, or count.': 'CNY（元）或其他币种，或 count（个）。',
  'Decimal, in the unit; absent where it is withheld.':
    '十进制数，以所示单位计；不予公布时不出现。',
  'Of what a round brought: whose money it was.': '融资额：资金性质。',
  'Of the fact within it: statement, rung, designation, right; of a closed round its deal, to those alone who oversee all funds.':
    '记录中该事实的编号：填报、阶段、称号、权利；已交割轮次为其项目，只告知监督所有基金者。',
  'Since when it counts.': '自何日起计入。',
  'Decimal, in the unit of the whole.': '十进制数，单位与合计相同。',
  'Who was in the first, and how many of them came to the second or beyond.':
    '到过前一阶段的企业数，以及其中到达后一阶段或更后的企业数。',
  'Converted of entered, e.g. 0.42; absent where nobody entered.':
    '转化数占进入数的比率，如 0.42；无人进入时不出现。',
  'Who ended before they came that far.': '到达之前已退出的企业数。',
  'From the first day in the one to the first day in the other, to within 15 days; absent where nobody came.':
    '从进入前者之日到进入后者之日的天数，误差不超过 15 天；无人到达时不出现。',
  'Of all of the cohort, e.g. 0.85.': '占该批企业的比率，如 0.85。',
  'Where the assignment of rungs to stages comes from.': '阶段归属的出处。',
}
