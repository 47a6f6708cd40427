import { list } from './listed.ts'
import type { Names } from './names.ts'

interface Done extends Names {
  readonly what: 'service' | 'aggregate' | 'command'
}

/** What is left to do by hand, a line each: where, and what. */
export function nextSteps({ what, service, aggregate }: Done): string {
  const folder = `services/${service}`
  const rules = `${folder}/src/${aggregate}`
  const steps = [
    ...(what === 'service' ? [['pnpm install', 'names the new package in pnpm-lock.yaml']] : []),
    ['pnpm generate', 'makes code of the protos, and finds the declarations'],
    [`pnpm test:unit ${rules}`, 'one fails: the rule to write in decide.ts'],
    ['git grep 待译', 'say it in Chinese there, and in better English than a template has'],
    ...(what === 'command'
      ? []
      : [
          [list, `say who hears of it${what === 'service' ? ', and which services it calls' : ''}`],
          [
            'packages/contracts/src/roles.ts',
            'say who may ask for it: the templates admit operators',
          ],
        ]),
    ...(what === 'service'
      ? [[`${folder}/README.md`, 'say what it is responsible for, in both languages']]
      : []),
    ...(what === 'command'
      ? []
      : [
          ['ARCHITECTURE.md', 'add it to "Who owns what"'],
          [
            'services/gateway/web/src/contract/enumerations.ts',
            'say where the words of its statuses stand',
          ],
        ]),
    ['pnpm gate', 'says what is still missing'],
  ]
  return ['', 'Next:', ...steps.map(([where = '', why]) => `  ${where.padEnd(38)} ${why}`)].join(
    '\n',
  )
}
