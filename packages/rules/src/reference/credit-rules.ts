import { checkPeriods } from './check-periods.ts'
import { type Fault, fault, repeated, unknownSources } from './fault.ts'
import { type FinancingProductsFile, financingProductsFile } from './financing-products.ts'
import { type PledgeRulesFile, type PolicyParameter, pledgeRulesFile } from './pledge-rules.ts'
import { type NamedContent, parsed, refuseFaults } from './rule-data.ts'

/** What a file was read as: its digest tells, years later, that it is the same. */
export interface ReadContent extends NamedContent {
  /** SHA-256 of the file's bytes, in hex. */
  readonly digest: string
}

/** Where an answer's rules stand. */
export interface RuleFileRef {
  readonly dataset: string
  readonly version: string
  readonly digest: string
}

/** Everything that a bank's question is answered by. */
export interface CreditRules {
  readonly pledge: PledgeRulesFile & { readonly file: RuleFileRef }
  readonly products: FinancingProductsFile & { readonly file: RuleFileRef }
}

/** @throws ProblemError RULE_DATA_INVALID, with the path of each item that is wrong */
export function creditRulesOf(pledge: ReadContent, products: ReadContent): CreditRules {
  const rules = parsed(pledgeRulesFile, pledge)
  const offered = parsed(financingProductsFile, products)
  refuseFaults(pledge.name, [...faultsOfLayers(rules), ...faultsOfSupport(rules, offered)])
  refuseFaults(products.name, faultsOfProducts(offered))
  return {
    pledge: { ...rules, file: refOf(rules, pledge.digest) },
    products: { ...offered, file: refOf(offered, products.digest) },
  }
}

const refOf = ({ meta }: Pick<PledgeRulesFile, 'meta'>, digest: string): RuleFileRef => ({
  dataset: meta.dataset,
  version: meta.version,
  digest,
})

interface Based {
  readonly id: string
  readonly source: readonly string[]
}

const faultsOfItems = (path: string, items: readonly Based[], known: ReadonlySet<string>) => [
  ...repeated(
    path,
    items.map(({ id }) => id),
  ),
  ...items.flatMap(({ source }, index) => unknownSources(`${path}/${index}`, source, known)),
]

function faultsOfLayers(rules: PledgeRulesFile): readonly Fault[] {
  const known = new Set(Object.keys(rules.sources))
  const { statutory, policyDefaults, localSupport, statuses, evaluation } = rules
  return [
    ...repeated(
      '/statutory',
      statutory.map(({ id }) => id),
    ),
    ...statutory.flatMap(({ versions }, at) => [
      ...checkPeriods(versions, `/statutory/${at}/versions`),
      ...versions.flatMap((version, index) => {
        const path = `/statutory/${at}/versions/${index}`
        return [
          ...unknownSources(path, version.source, known),
          ...(['grounds', 'contract', 'documents', 'procedure'] as const).flatMap((part) =>
            faultsOfItems(`${path}/${part}`, version[part], known),
          ),
        ]
      }),
    ]),
    ...faultsOfItems('/statuses', statuses, known),
    ...checkPeriods(policyDefaults, '/policyDefaults'),
    ...policyDefaults.flatMap(({ source, parameters }, at) => [
      ...unknownSources(`/policyDefaults/${at}`, source, known),
      ...faultsOfItems(`/policyDefaults/${at}/parameters`, parameters, known),
      ...parameters.flatMap((each, index) =>
        faultsOfParameter(`/policyDefaults/${at}/parameters/${index}`, each, known),
      ),
    ]),
    ...checkPeriods(localSupport, '/localSupport'),
    ...localSupport.flatMap(({ source, items }, at) => [
      ...unknownSources(`/localSupport/${at}`, source, known),
      ...faultsOfItems(`/localSupport/${at}/items`, items, known),
    ]),
    ...unknownSources('/evaluation', evaluation.source, known),
  ]
}

function faultsOfParameter(
  path: string,
  parameter: PolicyParameter,
  known: ReadonlySet<string>,
): readonly Fault[] {
  const hearsay = parameter.evidence.flatMap(({ source }, index) =>
    known.has(source) ? [] : [fault(`${path}/evidence/${index}/source`, `no source "${source}"`)],
  )
  switch (parameter.kind) {
    case 'ratio':
    case 'whole': {
      const [least, most] = parameter.range.map(Number)
      const within = Number(parameter.default)
      const fits = least !== undefined && most !== undefined && least <= within && within <= most
      return fits ? hearsay : [...hearsay, fault(`${path}/default`, 'it lies outside its range')]
    }
    case 'choice':
      return parameter.choices.includes(parameter.default)
        ? hearsay
        : [...hearsay, fault(`${path}/default`, 'it is none of its choices')]
    case 'choices': {
      const strange = parameter.default.findIndex((one) => !parameter.choices.includes(one))
      return strange < 0
        ? hearsay
        : [...hearsay, fault(`${path}/default/${strange}`, 'it is none of its choices')]
    }
    case 'flag':
      return hearsay
    default:
      return parameter satisfies never
  }
}

function faultsOfSupport(
  { localSupport }: PledgeRulesFile,
  { products }: FinancingProductsFile,
): readonly Fault[] {
  const known: readonly string[] = products.map(({ id }) => id)
  return localSupport.flatMap(({ items }, at) =>
    items.flatMap(({ products }, index) =>
      products.flatMap((each, of) =>
        known.includes(each)
          ? []
          : [fault(`/localSupport/${at}/items/${index}/products/${of}`, `no product "${each}"`)],
      ),
    ),
  )
}

function faultsOfProducts({ products, related, sources }: FinancingProductsFile): readonly Fault[] {
  const known = new Set(Object.keys(sources))
  return [
    ...faultsOfItems('/products', products, known),
    ...faultsOfItems('/related', related, known),
    ...products.flatMap(({ versions }, at) => [
      ...checkPeriods(versions, `/products/${at}/versions`),
      ...versions.flatMap(({ requirements, source }, index) => [
        ...unknownSources(`/products/${at}/versions/${index}`, source, known),
        ...faultsOfItems(`/products/${at}/versions/${index}/requirements`, requirements, known),
      ]),
    ]),
  ]
}
