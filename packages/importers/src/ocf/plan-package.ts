import { idOf, type Plan, type Write } from '@seedline/gateway-client'
import { beginFold, emptyRegister, type Folding, type Register } from '@seedline/register'
import { deriveId, type FieldProblem, parseUscc } from '@seedline/values'
import { checkReferences } from './check-references.ts'
import { doubtsOf } from './doubts.ts'
import { invalid, mistake, type Warning } from './findings.ts'
import { inOrder } from './in-order.ts'
import { linkExercises } from './link-exercises.ts'
import type { Issuer } from './objects.ts'
import type { OcfUnit } from './ocf-unit.ts'
import type { OcfPackage } from './read-package.ts'
import { provenanceOf, standingUnits } from './standing-units.ts'
import { transactionUnits } from './transaction-units.ts'

export interface OcfPlan {
  readonly plan: Plan
  /** Who owns what by the package alone. */
  readonly register: Register
  readonly warnings: readonly Warning[]
}

/**
 * What a package comes to: the enterprise, then one command per object with a key derived from
 * the issuer's and the object's ids. A second import repeats every key and changes nothing; a
 * later package of the same issuer adds what is new.
 * @throws UnusableInput OCF_PACKAGE_INVALID
 */
export function planPackage(read: OcfPackage): OcfPlan {
  refuse(checkReferences(read))
  const links = linkExercises(read)
  refuse(links.mistakes)
  const units = [...standingUnits(read), ...inOrder(transactionUnits(read, links))]
  const { issuer } = read.manifest
  const folding = beginFold(emptyRegister)
  for (const unit of units) apply(folding, unit)
  return {
    plan: {
      title: { zh: issuer.legal_name, en: issuer.legal_name },
      steps: [register(read), ...units.map((unit) => record(issuer, unit))],
    },
    register: folding.register,
    warnings: [...read.warnings, ...doubtsOf(read), ...links.warnings],
  }
}

function refuse(mistakes: readonly FieldProblem[]): void {
  if (mistakes.length > 0) throw invalid(mistakes)
}

function register(read: OcfPackage): Write {
  const { issuer } = read.manifest
  const code = usccOf(issuer)
  const key = deriveId('OcfIssuer', issuer.id)
  const place = [issuer.country_of_formation, issuer.country_subdivision_of_formation]
  const provenance = provenanceOf(read)
  const from = place.filter((part) => part !== undefined).join('-')
  const source = code ? provenance.source : `${provenance.source}; formed in ${from}, no USCC`
  const find = { name: issuer.legal_name, source, ...(code && { uscc: code }) }
  return {
    kind: 'write',
    label: { zh: `登记 ${issuer.legal_name}`, en: `Register ${issuer.legal_name}` },
    key,
    role: 'registrar',
    path: ['enterprises'],
    as: 'enterprise',
    // A later package may word the issuer differently: the enterprise that was registered stays
    // what it is.
    known: { problems: ['ENTERPRISE_ALREADY_REGISTERED', 'IDEMPOTENCY_KEY_REUSED'], find },
    body: {
      ...(code && { uscc: code }),
      nameZh: issuer.legal_name,
      nameEn: issuer.legal_name,
      foundedOn: issuer.formation_date,
      provenance: { ...provenance, source },
    },
  }
}

function usccOf({ tax_ids = [] }: Issuer): string | undefined {
  const codes = tax_ids.flatMap(({ tax_id, country }) => {
    const parsed = parseUscc(tax_id)
    return country === 'CN' && parsed.ok ? [parsed.value] : []
  })
  return codes[0]
}

function record(issuer: Issuer, { objectType, id, transactions }: OcfUnit): Write {
  return {
    kind: 'write',
    label: { zh: `${objectType} ${id}`, en: `${objectType} ${id}` },
    key: deriveId('OcfObject', issuer.id, objectType, id),
    role: 'registrar',
    path: ['enterprises', idOf('enterprise'), 'cap-table', 'transactions'],
    body: { transactions },
  }
}

function apply(folding: Folding, { id, objectType, transactions }: OcfUnit): void {
  try {
    folding.apply(transactions)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    const en = `${objectType} ${id}: ${cause.message}`
    throw invalid([mistake(`/${id}`, 'OCF_TRANSACTION_IMPOSSIBLE', en, en)])
  }
}
