import { ask, type Step, settle, tell } from '../steps.ts'
import { api, synthetic } from './facts.ts'

const rights = `${api}/ip-rights`
const right = `${rights}/@{ip-register}`

const patent = {
  family: 'patent',
  number: 'ZL202310000001.5',
  title: 'A recorded process (synthetic)',
  filedOn: '2023-01-09',
  owners: [{ enterpriseId: '@{ip-enterprise}', name: 'Recorded Rights (synthetic)' }],
  acquisition: 'original',
  provenance: synthetic,
}

const act = (name: string, path: string, body: object): Step =>
  tell(`ip-${name}`, 'registrar', path, body)

/** A right of an enterprise of its own: what happens to it, what was wrong of it, and how it is asked for. */
export const ipRights: readonly Step[] = [
  act('enterprise', `${api}/enterprises`, {
    nameEn: 'Recorded Rights (synthetic)',
    provenance: synthetic,
  }),
  act('register', rights, patent),
  act('register-again', rights, { ...patent, number: '2023100000015' }),
  act('facts', `${right}/facts`, {
    facts: [
      { type: 'granted', on: '2024-06-04' },
      { type: 'annuity-paid', on: '2024-12-20', until: '2026-01-09' },
    ],
  }),
  act('contradiction', `${right}/facts`, { facts: [{ type: 'granted', on: '2022-06-04' }] }),
  act('correct', `${right}/corrections`, { reason: 'Misread', title: 'A process (synthetic)' }),
  act('reverse', `${right}/reversals`, { reason: 'Of another right', versions: [3] }),
  act('another', rights, { ...patent, number: '202320000001.0', further: true }),
  settle,
  ask('ip-get', 'bank-officer', `${right}?asOf=2025-01-01`),
  ask(
    'ip-find',
    'bank-officer',
    `${rights}/by-number?family=patent&number=202310000001.5&asOf=2025-01-01`,
  ),
  ask('ip-list', 'bank-officer', `${rights}?enterpriseId=@{ip-enterprise}&asOf=2025-01-01`),
  ask('ip-history', 'bank-officer', `${right}/history`),
  act('withdraw', `${right}/withdrawal`, { reason: 'Never filed' }),
]
