import { ask, type Step, settle, tell } from '../steps.ts'
import { api, paper, synthetic } from './facts.ts'

const uscc = '91440399000010057E'
const reserved = `${api}/pledges`
const pledge = `${api}/ip-rights/@{pledge-right}/pledges/@{pledge-reserve}`
const another = `${api}/ip-rights/@{pledge-second-right}/pledges/@{pledge-reserve-another}`
const portfolios = `${api}/portfolio-pledges`

const first = { family: 'patent', number: '201719000001.7' }
const second = { family: 'patent', number: '201719000002.1' }

const debt = {
  uscc,
  secured: { currency: 'CNY', amount: '1000000.00' },
  maturesOn: '2035-01-20',
  contractNumber: 'A contract of the story',
}

/** A pledge can't be filed before the day on which it was reserved, which is that of the story. */
const today = '@{pledge-read/reservedOn}'

const owned = (name: string, right: object): Step =>
  tell(name, 'registrar', `${api}/ip-rights`, {
    ...right,
    title: 'A recorded collateral (synthetic)',
    filedOn: '2017-07-21',
    owners: [{ enterpriseId: '@{pledge-enterprise}', name: '虚构出质企业' }],
    acquisition: 'original',
    facts: [{ type: 'granted', on: '2019-05-14' }],
    provenance: synthetic,
  })

const act = (name: string, path: string, body: object): Step =>
  tell(`pledge-${name}`, 'bank-officer', path, body)

/** A bank that places pledges on an enterprise's rights, and what becomes of them. */
export const ofPledges: readonly Step[] = [
  tell('pledge-enterprise', 'registrar', `${api}/enterprises`, {
    nameZh: '虚构出质企业',
    uscc,
    provenance: synthetic,
  }),
  owned('pledge-right', first),
  owned('pledge-second-right', second),
  settle,
  act('without-consent', reserved, { ...debt, ...first }),
  tell('pledge-consent', 'registrar', `${api}/consents`, {
    enterpriseId: '@{pledge-enterprise}',
    bank: 'recorded',
    purposes: ['loan-application'],
    scopes: ['ip-portfolio'],
    validFrom: '2024-01-01',
    validTo: '2099-12-31',
    signatory: 'A person of the story',
    capacity: 'Legal representative',
    textDigest: 'ab'.repeat(32),
    textLanguage: 'zh-CN',
    separate: true,
    method: 'paper',
    grantedOn: '2024-01-02',
    evidence: paper,
  }),
  act('reserve', reserved, { ...debt, ...first }),
  act('reserve-twice', reserved, { ...debt, ...first }),
  act('beyond-term', reserved, { ...debt, ...second, maturesOn: '2037-07-21' }),
  ask('pledge-read', 'bank-officer', pledge),
  act('file', `${pledge}/filing`, { filedOn: today, filingNumber: 'F-1' }),
  act('register', `${pledge}/registration`, { registeredOn: today, registrationNumber: 'Y-1' }),
  act('change', `${pledge}/changes`, {
    changedOn: today,
    maturesOn: '2034-01-20',
    reason: 'Repaid in part',
  }),
  act('reverse', `${pledge}/reversals`, { entryVersion: 4, reason: 'Of another contract' }),
  act('release', `${pledge}/release`, { releasedOn: today, reason: 'Repaid' }),
  act('reverse-release', `${pledge}/reversals`, { entryVersion: 6, reason: 'It was not' }),
  act('enforce', `${pledge}/enforcement`, { enforcedOn: today, reason: 'Not repaid' }),
  act('watch', `${api}/watches`, { uscc, ...second }),
  act('watch-twice', `${api}/watches`, { uscc, ...second }),
  tell('pledge-dispute', 'registrar', `${api}/ip-rights/@{pledge-second-right}/facts`, {
    facts: [{ type: 'dispute-opened', on: '2024-01-02', reference: 'A dispute', kind: 'contract' }],
  }),
  settle,
  ask('pledge-alerts', 'bank-officer', `${api}/alerts?status=open`),
  act('acknowledge', `${api}/alerts/@{pledge-alerts/items/0/alertId}/acknowledgement`, {
    note: 'The customer was called',
  }),
  act('watch-end', `${api}/watches/@{pledge-watch}/end`, { reason: 'Of no interest' }),
  settle,
  ask('pledge-watches', 'bank-officer', `${api}/watches`),
  act('reserve-another', reserved, { ...debt, ...second }),
  act('lapse', `${another}/lapse`, { reason: 'The customer went elsewhere' }),
  settle,
  ask('pledge-shown-on-right', 'bank-officer', `${api}/ip-rights/@{pledge-right}`),
  act('portfolio', portfolios, { ...debt, rights: [first, second] }),
  settle,
  ask('pledge-portfolio-read', 'bank-officer', `${portfolios}/@{pledge-portfolio}`),
  ask('pledge-portfolios', 'bank-officer', `${portfolios}?uscc=${uscc}`),
  ask('pledge-list', 'bank-officer', `${reserved}?uscc=${uscc}`),
]
