import type { Plugin } from 'vite'

/**
 * The parts of antd that the page uses, by folder, with what their classes begin with. antd's one style sheet is for all
 * of its 70 parts; a part that is missing here fails the build.
 */
const parts: Readonly<Record<string, readonly string[]>> = {
  _util: ['wave'],
  alert: ['alert'],
  button: ['btn'],
  checkbox: ['checkbox'],
  'config-provider': [],
  'date-picker': ['picker'],
  drawer: ['drawer'],
  empty: ['empty'],
  form: ['form'],
  grid: ['row', 'col'],
  input: ['input'],
  modal: ['modal'],
  radio: ['radio'],
  select: ['select'],
  skeleton: ['skeleton'],
  space: ['space'],
  style: ['fade', 'zoom', 'slide', 'move', 'motion'],
  tag: ['tag'],
  tooltip: ['tooltip'],
}

/** Begin as a used part does, and are others. */
const others =
  /^(input-(number|otp|textarea-rtl)|picker-calendar|col-(xs|sm|md|lg|xl|xxl|xxxl)|modal-confirm-rtl)/

const used = Object.values(parts).flat()

function isUsed(name: string): boolean {
  return !others.test(name) && used.some((part) => name === part || name.startsWith(`${part}-`))
}

/** Keeps the rules of the used parts; the rest is of the server-side rendering and of other parts. */
export function usedRules(css: string): string {
  const kept = rulesIn(css).flatMap(({ head, body }) => usedRule(head, body))
  const text = kept.join('')
  // Animations whose name nothing mentions any more.
  return rulesIn(text)
    .filter(({ head }) => {
      const name = /^@keyframes ([\w-]+)/.exec(head)?.[1]
      return !name || text.split(name).length > 2
    })
    .map(({ head, body }) => `${head}{${body}}`)
    .join('')
}

function usedRule(head: string, body: string): string[] {
  if (head.startsWith('@keyframes')) return [`${head}{${body}}`]
  if (head.startsWith('@')) {
    const inner = usedRules(body)
    return inner ? [`${head}{${inner}}`] : []
  }
  const selectors = selectorsOf(head).filter((selector) => {
    const names = [...selector.matchAll(/\.ant-([\w-]+)/g)].map(([, name = '']) => name)
    return !selector.includes('.css-var-_R_') && names.every(isUsed)
  })
  return selectors.length > 0 ? [`${selectors.join(',')}{${body}}`] : []
}

/** Splits at the commas between selectors, not at those within :not(…) or :is(…). */
function selectorsOf(head: string): readonly string[] {
  const found: string[] = ['']
  let depth = 0
  for (const character of head) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (character === ',' && depth === 0) found.push('')
    else found[found.length - 1] += character
  }
  return found.map((selector) => selector.trim()).filter(Boolean)
}

interface Rule {
  readonly head: string
  readonly body: string
}

function rulesIn(css: string): readonly Rule[] {
  const rules: Rule[] = []
  let depth = 0
  let from = 0
  let open = 0
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === '{') {
      if (depth === 0) open = at
      depth += 1
    } else if (css[at] === '}') {
      depth -= 1
      if (depth === 0) {
        rules.push({ head: css.slice(from, open).trim(), body: css.slice(open + 1, at) })
        from = at + 1
      }
    }
  }
  return rules
}

/** Leaves out of antd's style sheet what no part of the page uses, and fails when a used part is not named above. */
export function onlyUsedAntdCss(): Plugin {
  return {
    name: 'only-used-antd-css',
    enforce: 'pre',
    transform(code, id) {
      return id.endsWith('antd/dist/antd.css') ? { code: usedRules(code), map: null } : undefined
    },
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' ? Object.entries(file.modules) : [],
      )
      const found = modules
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([id]) => /antd\/es\/([\w-]+)\/style\//.exec(id)?.[1])
      const unknown = new Set(found.filter((part) => part && !(part in parts)))
      if (unknown.size > 0) {
        this.error(`name these parts of antd in build/antd-css.ts: ${[...unknown].join(', ')}`)
      }
    },
  }
}
