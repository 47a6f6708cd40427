import { ask, type Step, settle, tell } from '../steps.ts'
import { api, paper, synthetic } from './facts.ts'

const enterprise = `${api}/enterprises/@{registers-enterprise}`
const act = (name: string, path: string, body: object): Step =>
  tell(`registers-${name}`, 'registrar', path, body)
const see = (name: string, path: string): Step => ask(`registers-${name}`, 'registrar', path)

const designation = {
  kind: 'high-tech-enterprise',
  level: 'national',
  certificateNumber: 'GR202144200001',
  validFrom: '2021-12-23',
  validTo: '2024-12-22',
  authority: 'The authority of the story',
  evidence: paper,
  provenance: synthetic,
}
const first = `${enterprise}/designations/@{registers-held/designations/0/designationId}`
const stated = { statedOn: '2025-04-20', audited: true, provenance: synthetic }
const revenue = (value: string) => [{ item: 'revenue', value, unit: '万元' }]
const statement = `${enterprise}/figures/@{registers-figures/statements/0/statementId}`

/** An enterprise of its own with designations, what people attest of it, figures and a self-check. */
export const registers: readonly Step[] = [
  act('enterprise', `${api}/enterprises`, {
    nameEn: 'Recorded Registers (synthetic)',
    foundedOn: '2015-03-01',
    provenance: synthetic,
  }),
  act('grant', `${enterprise}/designations`, designation),
  settle,
  see('held', `${enterprise}/designations?asOf=2024-01-01`),
  act('correct', `${first}/corrections`, {
    reason: 'Misread',
    certificateNumber: 'GR202144200002',
  }),
  act('revoke', `${first}/revocation`, {
    revokedOn: '2023-06-01',
    reason: 'Of another enterprise',
    evidence: paper,
  }),
  act('not-revoked', `${first}/revocation/reversal`, { reason: 'It was of another enterprise' }),
  act('renew', `${first}/renewals`, {
    validFrom: '2024-12-23',
    validTo: '2027-12-22',
    evidence: paper,
  }),
  act('grant-wrong', `${enterprise}/designations`, { ...designation, level: 'municipal' }),
  settle,
  see('held-since', `${enterprise}/designations?asOf=2025-01-01`),
  act(
    'reverse',
    `${enterprise}/designations/@{registers-held-since/designations/2/designationId}/reversal`,
    { reason: 'Of another level' },
  ),
  see('list', `${api}/designations?kind=high-tech-enterprise&validOn=2022-01-01&pageSize=1`),
  act('attest', `${enterprise}/attested-facts`, {
    fact: 'no_major_incident_3y',
    value: 'true',
    attestedOn: '2025-06-30',
    by: 'Safety officer (synthetic)',
    evidence: paper,
    provenance: synthetic,
  }),
  see('attested', `${enterprise}/attested-facts?asOf=2025-07-01`),
  act(
    'withdraw',
    `${enterprise}/attested-facts/@{registers-attested/facts/0/attestationId}/withdrawal`,
    {
      reason: 'Of another site',
    },
  ),
  act('state', `${enterprise}/figures`, {
    period: '2024',
    ...stated,
    figures: revenue('12345.60'),
  }),
  act('state-before', `${enterprise}/figures`, {
    period: '2023',
    ...stated,
    figures: revenue('11000'),
  }),
  settle,
  see('figures', `${enterprise}/figures?period=2024`),
  act('restate', `${statement}/restatements`, {
    reason: 'After the audit',
    ...stated,
    statedOn: '2025-05-20',
    figures: revenue('12300'),
  }),
  settle,
  see('figures-before', `${enterprise}/figures?period=2023`),
  act(
    'withdraw-figures',
    `${enterprise}/figures/@{registers-figures-before/statements/0/statementId}/withdrawal`,
    {
      reason: 'Of another enterprise',
    },
  ),
  see('figures-listed', `${api}/figures?period=2024&pageSize=1`),
  see('figures-history', `${enterprise}/figures/history?asOf=2025-06-01`),
  see('rules', `${api}/designation-rules`),
  see('check', `${enterprise}/self-checks/high-tech-enterprise?on=2024-06-01`),
]
