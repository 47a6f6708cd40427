import type { Refusals } from './refusal.ts'

export const figuresRefusals = {
  FIGURE_ITEM_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这个指标。', 'There is no such item.'],
    mend: [
      '请使用 reference/facts.json 中按年度统计的指标编号，例如 revenue',
      'Use the key of a yearly fact in reference/facts.json, such as revenue',
    ],
  },
  PERIOD_MALFORMED: {
    kind: 'invalid',
    title: ['期间的格式有误。', 'The period is malformed.'],
    mend: [
      '请写成年度 2025、半年度 2025-H1 或季度 2025-Q3（当季，不是累计）。',
      'Write a year as 2025, a half-year as 2025-H1, a quarter (by itself, not cumulated) as 2025-Q3.',
    ],
  },
  FIGURE_UNIT_WRONG: {
    kind: 'invalid',
    title: ['单位与指标不符。', 'The unit does not measure this item.'],
    detail: ['指标 {item} 不能以 {unit} 计', '{item} is not measured in {unit}'],
    mend: ['可用的单位：{allowed}', 'Use one of: {allowed}'],
  },
  FIGURE_NEGATIVE: {
    kind: 'invalid',
    title: ['这个指标不能为负。', 'This item is never negative.'],
    detail: ['指标 {item} 不能为负', '{item} is never negative'],
    mend: ['请核对数值的符号', 'Check the sign of the figure'],
  },
  FIGURE_NOT_WHOLE: {
    kind: 'invalid',
    title: ['人数应为整数。', 'People are counted whole.'],
    detail: ['指标 {item} 应为整数', '{item} is a whole number'],
    mend: ['请填写期末人数', 'Give the number at the end of the period'],
  },
  FIGURE_NOT_OF_PERIOD: {
    kind: 'invalid',
    title: ['这个指标不按这种期间统计。', 'This item is not stated for such a period.'],
    detail: ['指标 {item} 不按 {period} 这种期间统计', '{item} is not stated for {period}'],
    mend: ['请改用年度', 'State it for a year'],
  },
  FIGURE_TWICE: {
    kind: 'invalid',
    title: ['同一指标填了两次。', 'An item is stated twice.'],
    detail: ['指标 {item} 在同一次填报中出现两次', '{item} is stated twice in one statement'],
    mend: ['每个指标只填一次，用一种单位', 'State each item once, in one unit'],
  },
  FIGURE_CONTRADICTS: {
    kind: 'refused',
    title: ['与已记录的数据矛盾。', 'A figure contradicts one that stands.'],
    detail: [
      '{period} 的 {item} 已记为 {standing}（{stated_on}），与 {given} 不同',
      '{item} of {period} stands as {standing} (stated on {stated_on}), which is not {given}',
    ],
    mend: [
      '若原数已被更正，请对该次填报作重述并说明原因；若为误录，请撤回它',
      'If the figure was restated, restate that statement and say why; if it was a wrong entry, withdraw it',
    ],
    facts: ['statement_id'],
  },
  FIGURE_IN_TWO_UNITS: {
    kind: 'refused',
    title: ['同一数字以两种单位出现。', 'The same digits stand in another unit.'],
    detail: [
      '{period} 的 {item} 已记为 {standing}，现在填的是 {given}：数字相同，单位不同',
      '{item} of {period} stands as {standing}, and {given} has the same digits in another unit',
    ],
    mend: [
      '请核对单位；若已记录的单位有误，请撤回那次填报',
      'Check the unit; if what stands has the wrong one, withdraw that statement',
    ],
    facts: ['statement_id', 'stated_on'],
  },
  FIGURE_ABOVE_ITS_WHOLE: {
    kind: 'refused',
    title: ['部分大于整体。', 'A part is above its whole.'],
    detail: [
      '{period} 的 {item}（{part}）大于 {whole_item}（{whole}）',
      '{item} of {period} ({part}) is above {whole_item} ({whole})',
    ],
    mend: ['请核对两个数值及其单位', 'Check both figures and their units'],
    facts: ['statement_id'],
  },
  FIGURE_PARTS_ABOVE_WHOLE: {
    kind: 'refused',
    title: ['各期之和大于全期。', 'The parts of a period add up to more than the whole.'],
    detail: [
      '{item} 在 {parts} 之和大于 {period} 的 {whole}',
      '{item} of {parts} adds up to more than the {whole} of {period}',
    ],
    mend: [
      '请核对：季度为当季数而非累计数；若全年数已调整，请重述各期',
      'Check that quarters are by themselves, not cumulated; where the year was adjusted, restate its parts',
    ],
    facts: ['statement_id'],
  },
  FIGURES_OUT_OF_BALANCE: {
    kind: 'refused',
    title: ['资产不等于负债与权益之和。', 'Assets are not liabilities and equity.'],
    detail: [
      '{period} 的 {whole_item}（{whole}）不等于 {parts}',
      '{whole_item} of {period} ({whole}) is not the sum of {parts}',
    ],
    mend: ['请核对三个数值及其单位', 'Check the figures and their units'],
    facts: ['statement_id'],
  },
  FIGURES_DOUBTFUL: {
    kind: 'refused',
    title: ['有数据需要确认。', 'Some figures are doubtful and have to be confirmed.'],
    detail: ['请核对并确认：{items}', 'Please check and confirm: {items}'],
    mend: [
      '若数据无误，请用同样的内容再提交一次，并在 confirmed 中列出这些指标；疑点将一并记录',
      'If they are right, send the same once more with these items in `confirmed`; the doubt is kept with them',
    ],
  },
  FIGURE_JUMPS: {
    kind: 'refused',
    title: [
      '与相邻年度相差悬殊。',
      'The figure is far from that of the next year or the year before.',
    ],
    detail: [
      '{item}：{given}，而 {other_period} 为 {other}',
      '{item}: {given}, while {other_period} has {other}',
    ],
    mend: ['请核对数值与单位', 'Check the figure and its unit'],
  },
  FIGURE_PARTS_DIFFER: {
    kind: 'refused',
    title: ['各期之和与全期不符。', 'The parts of a period do not add up to the whole.'],
    detail: [
      '{item}：{parts} 之和不等于 {period} 的 {whole}',
      '{item}: {parts} do not add up to the {whole} of {period}',
    ],
    mend: [
      '请核对各期数值；年终调整可以如此',
      'Check the figures; a year-end adjustment may do this',
    ],
  },
  STATEMENT_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这次填报。', 'There is no such statement of figures.'],
    detail: ['该企业没有填报 {statement_id}', 'The enterprise has no statement {statement_id}'],
    mend: ['请核对编号', 'Check the id'],
  },
  STATEMENT_WITHDRAWN: {
    kind: 'refused',
    title: ['这次填报已撤回。', 'This statement was withdrawn.'],
    detail: ['填报 {statement_id} 已撤回', 'The statement {statement_id} was withdrawn'],
    mend: ['请核对编号，或重新填报', 'Check the id, or state the figures anew'],
  },
  STATEMENT_RESTATED: {
    kind: 'refused',
    title: ['这次填报已被重述。', 'This statement has been restated.'],
    detail: [
      '填报 {statement_id} 已被 {restated_by} 重述',
      'The statement {statement_id} has been restated by {restated_by}',
    ],
    mend: ['请先撤回那次重述', 'Withdraw that restatement first'],
  },
  FIGURE_NOT_OF_STATEMENT: {
    kind: 'refused',
    title: ['这个指标现在不以这次填报为准。', 'This item does not stand on the statement named.'],
    detail: [
      '{period} 的 {item} 不以填报 {statement_id} 为准',
      '{item} of {period} does not stand on the statement {statement_id}',
    ],
    mend: [
      '请重述现行的那次填报；尚未填报的指标请直接填报',
      'Restate the statement that it stands on; state an item anew that was not stated',
    ],
    facts: ['stands_on'],
  },
  RESTATED_BEFORE_STATED: {
    kind: 'refused',
    title: ['重述不能早于原填报。', 'A restatement is not older than what it replaces.'],
    detail: [
      '原数公布于 {stated_on}，重述不能更早',
      'The figures were stated on {stated_on}: a restatement is not older',
    ],
    mend: ['请核对重述的日期', 'Check the day of the restatement'],
  },
  PERIOD_NOT_OVER: {
    kind: 'refused',
    title: ['期间尚未结束。', 'The period was not over.'],
    detail: [
      '{period} 到 {ends_on} 才结束，不能在 {stated_on} 填报',
      '{period} ends on {ends_on}: figures stated on {stated_on} are a forecast',
    ],
    mend: [
      '请核对期间和日期；预测数不在此记录',
      'Check the period and the day; forecasts are not recorded here',
    ],
  },
  PERIOD_OUTSIDE_LIFE: {
    kind: 'refused',
    title: ['期间在企业存续之外。', 'The enterprise did not exist in this period.'],
    detail: [
      '企业在 {period} 尚未成立或已终止（{day}）',
      'In {period} the enterprise was not founded yet, or closed already ({day})',
    ],
    mend: [
      '请核对期间，或更正企业的日期',
      'Check the period, or correct the dates of the enterprise',
    ],
  },
} as const satisfies Refusals
