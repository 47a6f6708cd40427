import { type Line, outcomeName } from '@seedline/rules'
import type { Text } from '@seedline/values'
import type { Verdict } from './judge.ts'
import type { RightVerdict } from './judge-right.ts'
import type { Change, Decision, Layer, Reason } from './reason.ts'

/** An answer for people to read, in both languages: the verdict, and under it each right, layer and reason. */
export function explain({ decision, day, reasons, rights }: Verdict): readonly Line[] {
  return [
    line(0, `${day}：${names[decision].zh}`, `On ${day}: ${names[decision].en}`),
    ...reasons.flatMap((reason) => tellReason(reason, 1)),
    ...rights.flatMap(tellRight),
  ]
}

const line = (depth: number, zh: string, en: string): Line => ({ depth, text: { zh, en } })

export const names: Readonly<Record<Decision, Text>> = {
  eligible: { zh: '符合', en: 'eligible' },
  conditional: { zh: '附条件符合', en: 'conditional' },
  indeterminate: { zh: '无法判断', en: 'indeterminate' },
  ineligible: { zh: '不符合', en: 'ineligible' },
}

const layerNames: Readonly<Record<Exclude<Layer, 'product'>, Text>> = {
  statutory: { zh: '法定登记条件', en: 'What the law asks' },
  policy: { zh: '银行政策', en: 'What the bank asks' },
}

function tellRight({ number, rightId, decision, layers, reasons }: RightVerdict): readonly Line[] {
  const called = number || rightId
  return [
    line(1, `${called}：${names[decision].zh}`, `${called}: ${names[decision].en}`),
    ...(['statutory', 'policy'] as const).flatMap((layer) => [
      line(
        2,
        `${layerNames[layer].zh}：${names[layers[layer]].zh}`,
        `${layerNames[layer].en}: ${names[layers[layer]].en}`,
      ),
      ...reasons
        .filter((reason) => reason.layer === layer)
        .flatMap((reason) => tellReason(reason, 3)),
    ]),
  ]
}

function tellReason(reason: Reason, depth: number): readonly Line[] {
  const { code, name, outcome, says, legalBasis, ruleVersion, doubt, facts, changes } = reason
  const said = outcomeName(outcome)
  const basis = legalBasis ?? ruleVersion
  return [
    line(
      depth,
      `${code} ${name.zh}：${said.zh}。${says.zh}`,
      `${code} ${name.en}: ${said.en}. ${says.en}`,
    ),
    line(depth + 1, `依据：${basis}`, `By: ${basis}`),
    ...(doubt ? [line(depth + 1, `! ${doubt.zh}`, `! ${doubt.en}`)] : []),
    ...facts.map(({ name, value, version, source }) =>
      line(
        depth + 1,
        `${name.zh}：${words[value] ?? value}（版本 ${version}，${source || '来源未说明'}）`,
        `${name.en}: ${value} (version ${version}, ${source || 'nobody said from where'})`,
      ),
    ),
    ...changes.map((change) => {
      const { zh, en } = tellChange(change)
      return line(depth + 1, `→ ${zh}`, `→ ${en}`)
    }),
  ]
}

const words: Readonly<Record<string, string>> = {
  yes: '是',
  no: '否',
  none: '无',
  original: '原始取得',
  transfer: '受让',
  suspended: '中止',
  preserved: '保全',
}

function tellChange(change: Change): Text {
  switch (change.kind) {
    case 'provide':
      return { zh: `补充：${change.missing.name.zh}`, en: `Provide: ${change.missing.name.en}` }
    case 'mend':
      return change.how
    case 'acknowledge':
      return { zh: '告知当事人并记录其声明', en: 'Tell the parties, and record their declaration' }
    case 'judge':
      return { zh: '由有权人员判断并记录', en: 'Have a person judge, and record it' }
    case 'earlier-maturity':
      return { zh: `债务须早于 ${change.before} 到期`, en: `Mature before ${change.before}` }
    case 'wait':
      return { zh: `等到 ${change.until}`, en: `Wait until ${change.until}` }
    default:
      return change satisfies never
  }
}
