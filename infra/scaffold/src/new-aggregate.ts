import { wordsFor } from './glossary.ts'
import { list } from './listed.ts'
import { type Names, namesOf, placeholdersOf } from './names.ts'
import { changed, notThere, type Plan, type PlannedFile } from './plan.ts'
import { filesOf } from './templates.ts'

/**
 * What a further aggregate of a service takes. Nothing is written yet.
 * @throws when one of its files is there already, or a file that names aggregates isn't in the usual form
 */
export function planAggregate(root: string, names: Names): Plan {
  const values = placeholdersOf(names)
  return {
    made: notThere(root, filesOf('aggregate', values)),
    changed: [
      published(root, names),
      wired(root, names),
      verified(root, names),
      ...wordsFor(root, `${values.Aggregate}Begun`, names.zh, [`${values.aggregate}Id`, 'begunOn']),
    ],
  }
}

// 'a, b' and a further one; a list that ends in a comma is broken into lines.
const more = (listed: string, further: string): string => {
  const before = listed.trimEnd().replace(/,$/, '')
  return before.trim() === '' ? further : `${before}, ${further}`
}

const published = (root: string, { service, aggregate }: Names): PlannedFile =>
  changed(root, list, [
    {
      at: new RegExp(`(^  ${service}: \\{[\\s\\S]*?publishes: \\{)([^}]*)\\}`),
      place: `what ${service} publishes`,
      becomes: (before = '', all = '') =>
        `${before}${more(all, `${namesOf(aggregate).snake}: 'its own'`)} }`,
    },
  ])

const wired = (root: string, names: Names): PlannedFile => {
  const { service } = names
  const { aggregate, kebab } = namesOf(names.aggregate)
  return changed(root, `services/${service}/src/main.ts`, [
    {
      at: /(^import \{ \w+Settings \} from '\.\/settings\.ts'$)/,
      place: 'the import of its settings',
      becomes: (settings = '') =>
        [
          `import { ${aggregate}Service } from './inbound/grpc/${kebab}-service.ts'`,
          `import { ${aggregate}View } from './projections/${kebab}/view.ts'`,
          settings,
        ].join('\n'),
    },
    {
      at: /((?:startViews\(kit, connections,|const folded =) \[)([^\]]*)\]/,
      place: 'the list of views',
      becomes: (before = '', all = '') => `${before}${more(all, `${aggregate}View`)}]`,
    },
    {
      at: /(services: \[)([^\]]*)\](,\n *subscriptions)/,
      place: 'the list of gRPC services',
      becomes: (before = '', all = '', after = '') => {
        const view = `viewStore(connection, ${aggregate}View)`
        const one = `${aggregate}Service({ store, view: ${view}, clock })`
        return `${before}${more(all, one)}]${after}`
      },
    },
  ])
}

const verified = (root: string, names: Names): PlannedFile => {
  const { service } = names
  const { aggregate, kebab } = namesOf(names.aggregate)
  return changed(root, `services/${service}/src/verify.ts`, [
    {
      at: /(^\/\*\* The pure parts)/,
      place: 'what is said of its parts',
      becomes: (said = '') =>
        [
          `import { ${aggregate} } from './${kebab}/aggregate.ts'`,
          `import { ${aggregate}View } from './projections/${kebab}/view.ts'`,
          '',
          said,
        ].join('\n'),
    },
    {
      at: /(aggregates: \[)([^\]]*)\]/,
      place: 'the list of aggregates',
      becomes: (before = '', all = '') => `${before}${more(all, aggregate)}]`,
    },
    {
      at: /(views: \[)([^\]]*)\]/,
      place: 'the list of views',
      becomes: (before = '', all = '') => `${before}${more(all, `${aggregate}View`)}]`,
    },
  ])
}
