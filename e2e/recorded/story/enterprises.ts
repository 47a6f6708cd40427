import { ask, type Step, settle, tell } from '../steps.ts'
import { api, asCsv, inChinese, nobodysId, paper, synthetic } from './facts.ts'

const all = `${api}/enterprises`
const quartz = `${all}/@{register-quartz}`
const glass = `${all}/@{register-glass}`
const wrongDigit = '91440399000001046A'

const registering: readonly Step[] = [
  ask('list-nothing', 'registrar', all),
  tell('register-quartz', 'registrar', all, {
    uscc: '914403990000010117',
    nameZh: '演示·石英材料有限公司',
    nameEn: 'Quartz Materials (synthetic)',
    materialField: 'NEM-01',
    district: '440306',
    foundedOn: '2015-03-01',
    provenance: synthetic,
  }),
  tell('register-glass', 'fund-manager', all, {
    nameZh: '演示·玻璃材料有限公司',
    provenance: { source: '手工录入', confidence: 'unverified', synthetic: true },
  }),
  tell('register-mica', 'registrar', all, {
    uscc: wrongDigit,
    checkDigitOverride: paper[0],
    nameEn: '  Mica Cafe\u0301 (synthetic)  ',
    provenance: { source: 'licence', confidence: 'verified', synthetic: true },
  }),
  tell('register-end', 'registrar', all, {
    uscc: '91440399000001054l',
    nameEn: 'Failing Materials (synthetic)',
  }),
  tell('register-bought', 'registrar', all, {
    uscc: '91440399000001062F',
    nameEn: 'Bought Materials (synthetic)',
    foundedOn: '2016-01-01',
  }),
]

const refusedRegistrations: readonly Step[] = [
  tell(
    'register-repeated',
    'registrar',
    all,
    { uscc: '91440399000001054l', nameEn: 'Failing Materials (synthetic)' },
    { 'idempotency-key': 'recorded-register-end' },
  ),
  tell(
    'register-key-reused',
    'registrar',
    all,
    { nameEn: 'Something else' },
    { 'idempotency-key': 'recorded-register-end' },
  ),
  tell('register-known-code', 'registrar', all, { uscc: '914403990000010117', nameEn: 'Again' }),
  tell(
    'register-known-code-zh',
    'registrar',
    all,
    { uscc: '914403990000010117', nameEn: 'Again' },
    inChinese,
  ),
  tell('register-nothing', 'registrar', all, {}),
  tell('register-without-source', 'registrar', all, { nameEn: 'No code' }),
  tell('register-without-name', 'registrar', all, { uscc: '9144039900000102XY' }),
  tell('register-in-future', 'registrar', all, {
    uscc: '9144039900000102XY',
    nameEn: 'Future',
    foundedOn: '2999-01-01',
  }),
  tell('register-unknown-codes', 'registrar', all, {
    uscc: '9144039900000102XY',
    nameEn: 'Codes',
    materialField: 'XYZ',
    district: '999999',
  }),
  tell('register-unneeded-override', 'registrar', all, {
    uscc: '9144039900000102XY',
    nameEn: 'Override',
    checkDigitOverride: paper[0],
  }),
  tell('register-wrong-digit', 'registrar', all, { uscc: '914403990000010118', nameEn: 'Digit' }),
  tell(
    'register-wrong-digit-zh',
    'registrar',
    all,
    { uscc: '914403990000010118', nameEn: 'Digit' },
    inChinese,
  ),
  tell('register-malformed', 'registrar', all, {
    uscc: 'IOSVZ',
    nameZh: '',
    nameEn: 'x'.repeat(201),
    materialField: '!',
    district: '44',
    foundedOn: '2015-02-30',
    provenance: { source: 'a\u0007b', confidence: 'certain', synthetic: 'yes', more: 1 },
    colour: 'red',
    'a/b~c': true,
  }),
  tell(
    'register-wrong-types-zh',
    'registrar',
    all,
    {
      uscc: 1,
      checkDigitOverride: { kind: 'rumour', url: 'ftp://example.com', sha256: 'ABC' },
      nameZh: ['x'],
      nameEn: '  ',
      materialField: 7,
      district: null,
      foundedOn: 20150301,
      provenance: 'hearsay',
    },
    inChinese,
  ),
  tell('register-full-width', 'registrar', all, { uscc: '９14403990000010117', nameEn: 'Wide' }),
  tell('register-as-coach', 'coach', all, { nameEn: 'Coach' }),
]

const corrections: readonly Step[] = [
  settle,
  tell(
    'correct-glass',
    'registrar',
    `${glass}/corrections`,
    {
      reason: 'It was registered.\nThe licence came later.',
      uscc: '91440399000001038Y',
      nameZh: '演示·玻璃新材料有限公司',
      nameEn: 'Glass Materials (synthetic)',
      materialField: 'EIM-02',
      district: '440309',
      foundedOn: '2017-05-04',
    },
    { 'if-match': '"1"' },
  ),
  tell('correct-glass-emptied', 'fund-manager', `${glass}/corrections`, {
    reason: '录错了',
    nameEn: null,
    materialField: null,
    district: null,
    foundedOn: null,
  }),
  tell('correct-mica', 'registrar', `${all}/@{register-mica}/corrections`, {
    reason: 'The right licence',
    uscc: '9144039900000102XY',
    foundedOn: '2018-01-01',
  }),
  tell('correct-mica-without-code', 'registrar', `${all}/@{register-mica}/corrections`, {
    reason: 'No licence at all',
    uscc: null,
  }),
  settle,
  tell('register-freed-code', 'registrar', all, { uscc: '9144039900000102XY', nameEn: 'Heir' }),
  tell('correct-code-taken', 'registrar', `${glass}/corrections`, {
    reason: 'x',
    uscc: '914403990000010117',
  }),
  tell('correct-nothing', 'registrar', `${glass}/corrections`, {
    reason: 'x',
    uscc: '91440399000001038Y',
  }),
  tell('correct-nothing-zh', 'registrar', `${glass}/corrections`, { reason: 'x' }, inChinese),
  tell('correct-name-away', 'registrar', `${glass}/corrections`, { reason: 'x', nameZh: null }),
  tell('correct-in-future', 'registrar', `${glass}/corrections`, {
    reason: 'x',
    foundedOn: '2999-01-01',
  }),
  tell(
    'correct-stale',
    'registrar',
    `${glass}/corrections`,
    { reason: 'x', nameEn: 'y' },
    { 'if-match': '"1"' },
  ),
  tell('correct-unknown', 'registrar', `${all}/${nobodysId}/corrections`, {
    reason: 'x',
    nameEn: 'y',
  }),
  tell('correct-malformed', 'registrar', `${all}/not-an-id/corrections`, {
    reason: '',
    uscc: 'x',
    checkDigitOverride: null,
    nameZh: 4,
    nothing: null,
  }),
]

const closing: readonly Step[] = [
  tell('close-before-foundation', 'registrar', `${quartz}/closure`, {
    closedOn: '2014-01-01',
    reason: 'x',
  }),
  tell('close-in-future', 'registrar', `${quartz}/closure`, {
    closedOn: '2999-01-01',
    reason: 'x',
  }),
  tell('close-unknown', 'registrar', `${all}/${nobodysId}/closure`, {
    closedOn: '2020-01-01',
    reason: 'x',
  }),
  tell('close-malformed', 'registrar', `${quartz}/closure`, {
    closedOn: '2020-13-01',
    reason: 'x'.repeat(2001),
    evidence: {},
  }),
  tell('close-as-manager', 'fund-manager', `${quartz}/closure`, {
    closedOn: '2020-01-01',
    reason: 'x',
  }),
  tell(
    'close-bought',
    'registrar',
    `${all}/@{register-bought}/closure`,
    { closedOn: '2023-06-30', reason: 'Merged into its owner', evidence: paper },
    { 'if-match': '*' },
  ),
  tell('close-twice', 'registrar', `${all}/@{register-bought}/closure`, {
    closedOn: '2023-06-30',
    reason: 'x',
  }),
  tell('correct-closed', 'registrar', `${all}/@{register-bought}/corrections`, {
    reason: 'x',
    nameEn: 'y',
  }),
  settle,
]

/** Enterprises are registered, corrected, closed. */
export const enterprises: readonly Step[] = [
  ...registering,
  ...refusedRegistrations,
  ...corrections,
  ...closing,
]

/** What is asked of enterprises once everything is told. */
export const aboutEnterprises: readonly Step[] = [
  ask('read-quartz', 'bank-officer', `${quartz}?atLeastVersion=1`),
  ask('read-glass', 'statistician', glass),
  ask('read-mica', 'coach', `${all}/@{register-mica}`),
  ask('read-bought', 'pilot-operator', `${all}/@{register-bought}`),
  ask('read-glass-as-of', 'operator', `${glass}?asOf=2016-01-01`),
  ask('read-quartz-before-foundation', 'registrar', `${quartz}?asOf=2000-01-01`),
  ask('read-bought-as-of', 'registrar', `${all}/@{register-bought}?asOf=2023-06-29`),
  ask('read-quartz-recorded-before', 'registrar', `${quartz}?recordedAsOf=2020-01-01T00:00:00Z`),
  ask(
    'read-quartz-recorded-mid-story',
    'registrar',
    `${quartz}?recordedAsOf=@{moment:rungs-recorded}&asOf=2021-12-31`,
  ),
  ask('read-unknown', 'registrar', `${all}/${nobodysId}`),
  ask('read-unknown-zh', 'registrar', `${all}/${nobodysId}`, inChinese),
  ask('read-version-not-reached', 'registrar', `${quartz}?atLeastVersion=99`),
  ask(
    'read-malformed',
    'registrar',
    `${all}/7?atLeastVersion=0&asOf=yesterday&recordedAsOf=2020-01-01T00:00:00&colour=red`,
  ),
  ask('list-all', 'registrar', all),
  ask('list-first-page', 'registrar', `${all}?pageSize=2`),
  ask(
    'list-second-page',
    'registrar',
    `${all}?pageSize=2&pageToken=@{list-first-page/nextPageToken}`,
  ),
  ask('list-search-zh', 'registrar', `${all}?search=${encodeURIComponent('演示·石英')}`),
  ask('list-search-code', 'registrar', `${all}?search=914403990000010`),
  ask('list-by-rung', 'registrar', `${all}?currentRung=failed`),
  ask('list-by-field-and-district', 'registrar', `${all}?materialField=NEM-01&district=440306`),
  ask(
    'list-malformed',
    'registrar',
    `${all}?pageSize=201&currentRung=top&materialField=!&district=x&search=%20&page=1`,
  ),
  ask('list-number-malformed', 'registrar', `${all}?pageSize=1e2`),
  ask('list-token-invalid', 'registrar', `${all}?pageToken=abc`),
  ask('by-code', 'coach', `${all}/by-code?codes=914403990000100141,91440399000000019Q`),
  ask('by-code-malformed', 'coach', `${all}/by-code?codes=914403990000100141,1`),
  ask('list-csv', 'registrar', all, asCsv),
  ask('list-csv-zh', 'registrar', `${all}?search=Q`, { ...asCsv, ...inChinese }),
  ask('history-glass', 'registrar', `${glass}/history`),
  ask('history-mica', 'registrar', `${all}/@{register-mica}/history`),
  ask('history-bought', 'registrar', `${all}/@{register-bought}/history`),
  ask('history-quartz', 'registrar', `${quartz}/history?asOf=2019-12-31`),
  ask('history-glass-csv', 'registrar', `${glass}/history`, asCsv),
  ask('history-glass-csv-zh', 'registrar', `${glass}/history?asOf=2000-01-01`, {
    ...asCsv,
    ...inChinese,
  }),
  ask('history-unknown', 'registrar', `${all}/${nobodysId}/history`),
]
