import { confidenceWarning, type Ground, type PolicyParameter } from '@seedline/rules'
import type { Basis, Layer, Severity } from '../reason.ts'

/** Where a rule stands, for whoever is told of it; what nobody found in a primary text says so. */
export function basisOf(
  item: Pick<Ground, 'id' | 'zh' | 'en' | 'source' | 'confidence'> &
    Partial<Pick<Ground, 'legalBasis' | 'note' | 'mend' | 'curable'>>,
  more: { readonly layer: Layer; readonly severity: Severity; readonly ruleVersion: string },
): Basis {
  const { id, zh, en, legalBasis, source, confidence, note, curable = true, mend } = item
  const doubt = confidenceWarning(confidence)
  return {
    code: id,
    ...more,
    name: { zh, en },
    ...(legalBasis !== undefined && { legalBasis }),
    source,
    confidence,
    ...(doubt && { doubt }),
    ...(note && { note }),
    curable,
    ...(mend && { mend }),
  }
}

/** Of a bank's own parameter: its value is the bank's, whatever the default rests on. */
export const policyBasis = (
  parameter: PolicyParameter,
  severity: Severity,
  ruleVersion: string,
): Basis => {
  const { id, zh, en, source, confidence, note } = parameter
  return basisOf(
    { id, zh, en, source, confidence, ...(note && { note }) },
    { layer: 'policy', severity, ruleVersion },
  )
}

/** For what no rule of the collected data says: that there is none, or no facts. */
export const ownBasis = (code: string, layer: Layer, zh: string, en: string): Basis => ({
  code,
  layer,
  severity: 'block',
  name: { zh, en },
  source: ['calc'],
  confidence: 'derived',
  ruleVersion: engineVersion,
  curable: true,
})

/** Raised with every change after which the same inputs would be answered in other bytes. */
export const engineVersion = 'eligibility/2'
