import type { Text } from '@seedline/values'
import type { Change } from './explanation.ts'
import { type Line, line } from './line.ts'
import type { Need } from './needs.ts'
import { tellDifference } from './tell-quantity.ts'

/** What would change a verdict, as a list that says where some of several are enough. */
export function tellNeeds(need: Need, depth: number): readonly Line[] {
  if (need.kind === 'change') {
    const { criterion, changes } = need
    const told = changes.map(tellChange)
    return [
      line(
        depth,
        `${criterion.zh}：${told.map(({ zh }) => zh).join('；')}`,
        `${criterion.en}: ${told.map(({ en }) => en).join('; ')}`,
      ),
    ]
  }
  const within = need.of.flatMap((each) => tellNeeds(each, depth + 1))
  if (need.needed < need.of.length) {
    return [
      line(
        depth,
        `以下 ${need.of.length} 项中的 ${need.needed} 项：`,
        `${need.needed} of these ${need.of.length}:`,
      ),
      ...within,
    ]
  }
  return [line(depth, '以下各项：', 'each of these:'), ...within]
}

function tellChange(change: Change): Text {
  switch (change.kind) {
    case 'figure':
      return tellFigure(change)
    case 'provide': {
      const { name, period, part } = change.missing
      return {
        zh: `提供 ${name.zh}（${period}${part ? `，${part.zh}` : ''}）`,
        en: `provide ${name.en} (${period}${part ? `, ${part.en}` : ''})`,
      }
    }
    case 'judge':
      return { zh: '须由人判断', en: 'a person has to judge it' }
    case 'state':
      return change.holds
        ? { zh: '须为“是”', en: 'it would have to be so' }
        : { zh: '须为“否”', en: 'it would have to be not so' }
    default:
      return change satisfies never
  }
}

function tellFigure({
  name,
  period,
  direction,
  by,
  strictly,
}: Extract<Change, { kind: 'figure' }>): Text {
  const far = tellDifference(by)
  const less = direction === 'less'
  const when = period === '' ? { zh: '', en: '' } : { zh: `（${period}）`, en: ` (${period})` }
  return {
    zh: `${name.zh}${when.zh}${less ? '减少' : '增加'}${strictly ? '超过' : '至少'} ${far.zh}`,
    en: `${name.en}${when.en} ${less ? 'lower' : 'higher'} by ${strictly ? 'more than' : 'at least'} ${far.en}`,
  }
}
