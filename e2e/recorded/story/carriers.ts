import { ask, type Step, settle, tell } from '../steps.ts'
import { api, paper, synthetic } from './facts.ts'

const carriers = `${api}/carriers`
const carrier = `${carriers}/@{carriers-record}`

const recognition = {
  level: 'provincial',
  authority: 'The authority of the story',
  recognisedOn: '2021-03-01',
  evidence: paper,
  provenance: synthetic,
}
const centre = {
  kind: 'innovation-centre',
  nameZh: '虚构记录创新中心',
  hosts: [{ enterpriseId: '@{carriers-enterprise}' }, { name: 'An institute (synthetic)' }],
  district: '440309',
  fields: ['NEM'],
  ...recognition,
}

const act = (name: string, path: string, body: object): Step =>
  tell(`carriers-${name}`, 'registrar', path, body)

/** An innovation carrier that an enterprise of its own hosts: raised, corrected, closed by mistake, and another reversed. */
export const innovationCarriers: readonly Step[] = [
  act('enterprise', `${api}/enterprises`, {
    nameEn: 'Recorded Carriers (synthetic)',
    provenance: synthetic,
  }),
  act('record', carriers, centre),
  act('record-again', carriers, { ...centre, level: 'national' }),
  act('recognise', `${carrier}/recognitions`, {
    ...recognition,
    level: 'national',
    recognisedOn: '2023-05-01',
  }),
  act('correct', `${carrier}/corrections`, { reason: 'Misread', documentNumber: 'No. 1' }),
  act('close', `${carrier}/closure`, {
    ending: 'revoked',
    closedOn: '2024-06-01',
    reason: 'Of another centre',
    evidence: paper,
  }),
  act('reverse-closure', `${carrier}/reversals`, { entry: 4, reason: 'It was of another centre' }),
  act('record-wrong', carriers, { ...centre, nameZh: '虚构误登园区', kind: 'park' }),
  act('reverse', `${carriers}/@{carriers-record-wrong}/reversal`, { reason: 'No such park' }),
  settle,
  ask('carriers-get', 'bank-officer', `${carrier}?asOf=2025-01-01`),
  ask(
    'carriers-list',
    'bank-officer',
    `${carriers}?enterpriseId=@{carriers-enterprise}&validOn=2025-01-01&pageSize=5`,
  ),
  ask('carriers-history', 'bank-officer', `${carrier}/history?asOf=2025-01-01`),
]
