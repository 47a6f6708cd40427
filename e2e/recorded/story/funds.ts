import { ask, type Step, settle, tell } from '../steps.ts'
import { api, inChinese, nobodysId, paper, synthetic, yuan } from './facts.ts'

const all = `${api}/funds`
const fund = `${all}/@{open-fund}`

const partner = (partnerId: string, partnerKind: string, amount: string, more: object = {}) => ({
  partnerId,
  partnerName: `${partnerId} (synthetic)`,
  partnerKind,
  amount: yuan(amount),
  committedOn: '2015-01-10',
  ...more,
})

const terms = {
  nameZh: '演示·记录基金',
  nameEn: 'Recorded Fund (synthetic)',
  currency: 'CNY',
  targetSize: yuan('100000000.00'),
  openedOn: '2015-01-10',
  generalPartner: 'Recorded Capital (synthetic)',
  provenance: synthetic,
}

const opened: readonly Step[] = [
  tell('open-fund', 'fund-manager', all, {
    ...terms,
    commitments: [
      partner('city', 'government', '30000000.00', { evidence: paper }),
      partner('insurer', 'institutional', '30000000'),
      partner('maker', 'enterprise', '30000000.01'),
    ],
  }),
  tell('open-fund-in-dollars', 'fund-manager', all, {
    nameZh: '演示·美元基金',
    currency: 'USD',
    targetSize: { currency: 'USD', amount: '5000000.5' },
    openedOn: '2016-02-29',
    generalPartner: 'Dollar Capital (synthetic)',
  }),
  tell('open-fund-in-yen', 'fund-manager', all, {
    nameZh: '演示·日元基金',
    currency: 'JPY',
    targetSize: { currency: 'JPY', amount: '9007199254740993' },
    openedOn: '2016-02-29',
    generalPartner: 'Yen Capital (synthetic)',
  }),
  tell(
    'commit',
    'fund-manager',
    `${fund}/commitments`,
    partner('late', 'enterprise', '0.99', { committedOn: '2019-01-10', evidence: paper }),
    { 'if-match': '"4"' },
  ),
]

const refused: readonly Step[] = [
  tell('open-fund-other-currency', 'fund-manager', all, {
    ...terms,
    targetSize: { currency: 'USD', amount: '1' },
  }),
  tell('open-fund-commitment-zero', 'fund-manager', all, {
    ...terms,
    commitments: [partner('city', 'government', '0')],
  }),
  tell('open-fund-partner-twice', 'fund-manager', all, {
    ...terms,
    commitments: [partner('city', 'government', '1'), partner('city', 'government', '1')],
  }),
  tell('open-fund-in-future', 'fund-manager', all, { ...terms, openedOn: '2999-01-01' }),
  tell('open-fund-malformed', 'fund-manager', all, {
    nameZh: 5,
    currency: 'XXQ',
    targetSize: { currency: 'CNY', amount: 100 },
    openedOn: '',
    commitments: [
      { partnerId: '', partnerKind: 'private', amount: 12, committedOn: '2015-1-1' },
      partner('p', 'government', '1.234'),
      partner('p', 'government', '1,000'),
      partner('p', 'government', '99999999999999999999'),
      { ...partner('p', 'government', '1'), amount: { currency: 'CNY' } },
      {
        ...partner('p', 'government', '1'),
        amount: { currency: 'yuan', amount: '1', unit: 'ten thousand' },
      },
    ],
  }),
  tell('open-fund-negative-target', 'fund-manager', all, { ...terms, targetSize: yuan('-1') }),
  tell('open-fund-if-match', 'fund-manager', all, terms, { 'if-match': '"1"' }),
  tell('open-fund-too-many-commitments', 'fund-manager', all, {
    ...terms,
    commitments: Array.from({ length: 201 }, (_, index) => partner(`p${index}`, 'government', '1')),
  }),
  tell('open-fund-51-commitments', 'fund-manager', all, {
    ...terms,
    commitments: Array.from({ length: 51 }, (_, index) => partner(`p${index}`, 'government', '0')),
  }),
  tell('open-fund-as-registrar', 'registrar', all, terms),
  tell('open-fund-as-registrar-zh', 'registrar', all, terms, inChinese),
  tell('commit-twice', 'fund-manager', `${fund}/commitments`, partner('city', 'government', '1')),
  tell(
    'commit-twice-zh',
    'fund-manager',
    `${fund}/commitments`,
    partner('city', 'government', '1'),
    inChinese,
  ),
  tell('commit-dollars', 'fund-manager', `${fund}/commitments`, {
    ...partner('x', 'government', '1'),
    amount: { currency: 'USD', amount: '1' },
  }),
  tell('commit-nothing', 'fund-manager', `${fund}/commitments`, partner('x', 'government', '-1')),
  tell(
    'commit-in-future',
    'fund-manager',
    `${fund}/commitments`,
    partner('x', 'government', '1', { committedOn: '2999-01-01' }),
  ),
  tell(
    'commit-before-opening',
    'fund-manager',
    `${fund}/commitments`,
    partner('early', 'government', '1', { committedOn: '2014-01-01' }),
  ),
  tell(
    'commit-too-much',
    'fund-manager',
    `${fund}/commitments`,
    partner('rich', 'government', '92233720368547758.07'),
  ),
  tell(
    'commit-to-unknown',
    'fund-manager',
    `${all}/${nobodysId}/commitments`,
    partner('x', 'government', '1'),
  ),
  tell('commit-malformed', 'fund-manager', `${fund}/commitments`, {
    partnerId: 'x'.repeat(201),
    partnerName: 'a\nb',
    evidence: null,
  }),
  tell(
    'commit-11-pieces-of-evidence',
    'fund-manager',
    `${fund}/commitments`,
    partner('city', 'government', '1', { evidence: Array.from({ length: 11 }, () => paper[0]) }),
  ),
  tell('commit-stale', 'fund-manager', `${fund}/commitments`, partner('y', 'government', '1'), {
    'if-match': '"1"',
  }),
]

/** Funds are opened and partners commit themselves. */
export const funds: readonly Step[] = [...opened, ...refused, settle]

/** What is asked of funds once everything is told. */
export const aboutFunds: readonly Step[] = [
  ask('fund', 'coach', `${fund}?atLeastVersion=2`),
  ask('fund-for-a-bank', 'bank-officer', fund),
  ask('fund-in-dollars', 'coach', `${all}/@{open-fund-in-dollars}`),
  ask('fund-in-yen', 'operator', `${all}/@{open-fund-in-yen}`),
  ask('fund-as-of', 'statistician', `${fund}?asOf=2018-12-31`),
  ask('fund-before-opening', 'registrar', `${fund}?asOf=2014-12-31`),
  ask('fund-recorded-mid-story', 'registrar', `${fund}?recordedAsOf=@{moment:rungs-recorded}`),
  ask('fund-unknown', 'registrar', `${all}/${nobodysId}`),
  ask('fund-malformed', 'registrar', `${all}/x?atLeastVersion=2147483648`),
  ask('fund-as-pilot-operator', 'pilot-operator', fund),
  ask('funds', 'registrar', all),
  ask('funds-first-page', 'registrar', `${all}?pageSize=2`),
  ask(
    'funds-second-page',
    'registrar',
    `${all}?pageSize=2&pageToken=@{funds-first-page/nextPageToken}`,
  ),
  ask('funds-token-invalid', 'registrar', `${all}?pageToken=abc`),
  tell('set-fund-policy', 'fund-manager', `${all}/@{open-fund-in-dollars}/policy`, {
    twoPeople: { approval: true, closing: true },
  }),
  tell('classify-fund', 'fund-manager', `${all}/@{open-fund-in-dollars}/kind`, {
    kind: 'venture',
    reason: 'its filing',
  }),
  tell('classify-fund-again', 'fund-manager', `${all}/@{open-fund-in-dollars}/kind`, {
    kind: 'venture',
    reason: 'its filing',
  }),
  tell('change-fund-manager', 'fund-manager', `${all}/@{open-fund-in-dollars}/manager`, {
    organisation: 'another organisation',
    reason: 'handed over',
  }),
  tell('hand-over-by-one', 'fund-manager', `${all}/@{open-fund-in-dollars}/manager`, {
    organisation: 'another organisation',
    reason: 'handed over',
  }),
]
