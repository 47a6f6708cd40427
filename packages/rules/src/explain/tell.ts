import type { Text } from '@seedline/values'
import type { SelfCheck } from '../evaluate/self-check.ts'
import { outcomeName } from '../logic/outcome.ts'
import { confidenceWarning } from '../reference/basis.ts'
import { confidenceNames } from './confidence-name.ts'
import { type Line, line } from './line.ts'
import { tellNeeds } from './tell-needs.ts'
import { tellTree } from './tell-tree.ts'

/** A self-check for people to read: the verdict, the tree of why, what would change it, and the sources. */
export function tellSelfCheck(check: SelfCheck): readonly Line[] {
  const { leastConfidence: least } = check
  const { name, instrument, version, on, outcome, note, explanation, needs } = check
  const said = outcomeName(outcome)
  const doubt = confidenceWarning(check.confidence)
  const renewal: Text =
    check.purpose === 'renewal' ? { zh: '（复核）', en: ' (renewal)' } : { zh: '', en: '' }
  return [
    line(
      0,
      `${name.zh}${renewal.zh}，${on}：${said.zh}`,
      `${name.en}${renewal.en} on ${on}: ${said.en}`,
    ),
    line(0, `标准 ${version}：${instrument.zh}`, `Standard ${version}: ${instrument.en}`),
    ...(doubt ? [line(0, `! 该标准${doubt.zh}`, `! This standard: ${doubt.en}`)] : []),
    ...(note ? [line(0, note.zh, note.en)] : []),
    ...(least
      ? [
          line(
            0,
            `所用事实中可信程度最低的：${confidenceNames[least].zh}`,
            `Least trusted of the facts used: ${confidenceNames[least].en}`,
          ),
        ]
      : []),
    line(0, '', ''),
    ...tellTree(explanation, check.confidence),
    ...(needs
      ? [
          line(0, '', ''),
          line(0, '怎样才能满足：', 'What would change it:'),
          ...tellNeeds(needs, 1).map(({ depth, text }) =>
            line(depth, `- ${text.zh}`, `- ${text.en}`),
          ),
        ]
      : []),
    line(0, '', ''),
    line(0, '依据：', 'Sources:'),
    ...Object.entries(check.sources).map(([key, { title, url }]) =>
      line(1, `[${key}] ${title} ${url}`.trimEnd(), `[${key}] ${title} ${url}`.trimEnd()),
    ),
  ]
}
