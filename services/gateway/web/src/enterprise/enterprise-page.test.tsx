/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { CapTable, Enterprise, LadderRung } from '../api/enterprises.ts'
import type { Group } from '../api/groups.ts'
import { entry } from '../testing/deal.ts'
import { capTable, enterprise, licence, rung, verified } from '../testing/enterprise.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { EnterprisePage } from './enterprise-page.tsx'

const reachable = {
  factId: 'c9',
  name: '周某',
  telephone: '+86 755 0000 0000',
  purpose: 'finance',
  since: '2024-01-01',
}

const noGroup: Group = {
  enterpriseId: 'e1',
  version: 0,
  relations: [],
  chain: [],
  subsidiaries: [],
  subsidiariesLeftOut: false,
  history: [],
}

interface Answers {
  readonly group?: Group
  readonly of?: Enterprise
  readonly rungs?: readonly LadderRung[]
  readonly table?: CapTable
  readonly search?: string
  readonly language?: 'zh' | 'en'
}

const forbidden = { status: 403, body: { code: 'ROLE_MISSING', title: 'Not for you', status: 403 } }
let calls: readonly Call[]

async function open(answers: Answers = {}) {
  const { of = enterprise(), rungs = [rung()], table = capTable(), search = '' } = answers
  calls = answering(({ url }) => {
    const [path = ''] = url.split('?')
    if (path.endsWith('/ladder')) return { body: { enterpriseId: 'e1', version: 1, rungs } }
    if (path.endsWith('/cap-table/history')) return forbidden
    if (path.endsWith('/contacts'))
      return { body: { enterpriseId: 'e1', version: 1, contacts: [reachable] } }
    if (path.endsWith('/group')) return { body: answers.group ?? noGroup }
    if (path.endsWith('/licence')) return { body: licence() }
    if (path.endsWith('/figures/history')) return { body: { items: [entry('FiguresStated')] } }
    if (path.endsWith('/history'))
      return { body: { items: [entry('StageReached', { rung: 'RUNG_SEED' })] } }
    if (path.endsWith('/cap-table')) return { body: table }
    if (path.endsWith('/enterprises')) return { body: { items: [], total: 0 } }
    return { body: path.endsWith('/about') ? {} : of }
  })
  await show(<EnterprisePage />, {
    language: answers.language ?? 'en',
    path: `/enterprises/e1${search}`,
    route: '/enterprises/:enterpriseId',
  })
  await screen.findByTestId('enterprise-name')
}

beforeEach(() => signInAs('fund-manager'))

test('An enterprise tells its contacts to those who speak with it, and asks for none on behalf of others', async () => {
  signInAs('registrar')
  await open()
  fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
  await within(await screen.findByTestId('contacts')).findByText('+86 755 0000 0000')
  cleanup()
  signInAs('bank-officer')
  await open()
  fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
  await screen.findByTestId('group')
  expect(screen.queryByTestId('contacts')).toBeNull()
  expect(calls.some(({ url }) => url.includes('/contacts'))).toBe(false)
})

test('An enterprise tells its group from both ends, with the way to each', async () => {
  signInAs('registrar')
  const ours = { kind: 'enterprise', enterpriseId: 'e2' } as const
  const relation = { kind: 'parent' as const, since: '2019-01-01', evidence: [] }
  await open({
    group: {
      ...noGroup,
      relations: [
        { ...relation, factId: 'r1', party: ours, sharePercent: '60' },
        {
          ...relation,
          factId: 'r2',
          kind: 'controller',
          party: { kind: 'person', name: '王五' },
          endedOn: '2022-01-01',
        },
      ],
      chain: [ours],
      subsidiaries: [{ enterpriseId: 'e3', kind: 'parent', since: '2020-01-01' }],
    },
  })
  fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
  const part = await screen.findByTestId('group')
  await within(part).findByText('王五')
  const ways = within(part)
    .getAllByRole('link')
    .map((link) => link.getAttribute('href'))
  expect(ways).toEqual(['/enterprises/e2', '/enterprises/e2', '/enterprises/e3'])
  expect(within(part).getAllByTestId('command-endRelation')).toHaveLength(1)
  expect(within(part).getAllByTestId('command-withdrawRelation')).toHaveLength(2)
})

describe('An enterprise that was registered twice', () => {
  test('says on the duplicate which record goes on, and offers nothing to record', async () => {
    signInAs('registrar')
    await open({ of: enterprise({ mergedInto: 'e2' }) })
    const alert = screen.getByTestId('merged-into')
    expect(within(alert).getByRole('link').getAttribute('href')).toBe('/enterprises/e2')
    within(alert).getByTestId('command-reverseMerge')
    fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
    await screen.findByTestId('duplicates')
    expect(screen.queryByTestId('command-correctEnterprise')).toBeNull()
    expect(screen.queryByTestId('command-mergeEnterprise')).toBeNull()
  })

  test('names on the record that goes on the others, with the way to them', async () => {
    signInAs('registrar')
    const duplicates = [{ enterpriseId: 'e9', nameZh: '演示·重复' }]
    await open({ of: enterprise({ duplicates }) })
    fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
    const part = await screen.findByTestId('duplicates')
    expect(within(part).getByText('演示·重复').getAttribute('href')).toBe('/enterprises/e9')
    within(part).getByTestId('command-reverseMerge')
  })
})

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('it is called by its name in the reader’s language, the other beside it', async () => {
    await open({ language })
    const names = ['演示·旅程材料有限公司', 'Journey Materials']
    expect(screen.getByTestId('enterprise-name').textContent).toBe(names[zh ? 0 : 1])
    screen.getByText(names[zh ? 1 : 0] ?? '')
  })

  test('its ladder and its cap table stand side by side', async () => {
    await open({ language })
    const step = await screen.findByTestId('rung-seed')
    expect(step.textContent).toContain(zh ? '种子轮' : 'Seed')
    expect((await screen.findByTestId('cap-total-percent')).textContent).toBe('100.0000 %')
  })

  test('where nothing was reached and nothing recorded, it says so', async () => {
    await open({ language, rungs: [], table: capTable({ holders: [] }) })
    await screen.findByText(zh ? '还没有到达任何阶段。' : 'No stage has been reached yet.')
    await screen.findByText(zh ? '还没有股权记录。' : 'Nothing recorded about ownership yet.')
  })

  test('the history leaves out what the role may not see, and says so', async () => {
    await open({ language })
    fireEvent.click(screen.getByRole('tab', { name: zh ? '变更记录' : 'History' }))
    await screen.findByText(zh ? /股权方面的变更未列出/ : /changes of ownership are left out/)
    screen.getByText(zh ? '到达阶段' : 'Stage reached')
    screen.getByText(zh ? '填报经营数据' : 'Figures stated')
  })
})

describe('its licence', () => {
  test('tells its capital and who holds which office, with what may be recorded of each', async () => {
    await open({ language: 'zh' })
    fireEvent.click(screen.getByRole('tab', { name: '资料' }))
    const capital = within(await screen.findByTestId('capital'))
    await capital.findByText(/10,000,000\.00/)
    const people = within(screen.getByTestId('people'))
    people.getByText('李雷')
    expect(people.getAllByText('法定代表人')).toHaveLength(2)
    expect(people.getAllByTestId('command-endAppointment')).toHaveLength(1)
    expect(screen.getAllByTestId('command-withdrawLicenceFact')).toHaveLength(3)
  })

  test('is read by those who may not write it, and in the past nobody does', async () => {
    signInAs('bank-officer')
    await open()
    fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
    await within(screen.getByTestId('people')).findByText('李雷')
    expect(screen.queryByTestId('command-stateCapital')).toBeNull()
    signInAs('registrar')
    await open({ search: '?asOf=2026-10-01' })
    fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
    await within(screen.getByTestId('people')).findByText('李雷')
    expect(screen.queryByTestId('command-withdrawLicenceFact')).toBeNull()
  })
})

test('its sub-area and the part that the action plan gives its district are told in words', async () => {
  await open({ of: enterprise({ materialField: 'EIM-05', district: 'SHENSHAN' }), language: 'zh' })
  fireEvent.click(screen.getByRole('tab', { name: '资料' }))
  const panel = within(screen.getByRole('tabpanel'))
  panel.getByText('电子信息材料 · 光刻胶及配套材料')
  panel.getByText('深汕特别合作区')
  panel.getByText('生产制造、高端电子化学品园区')
})

describe('its names', () => {
  const former = [
    { until: '2019-01-01', nameZh: '最初有限公司' },
    { until: '2022-01-01', nameZh: '后来有限公司', nameEn: 'Later Ltd' },
  ]

  test('are told with those that it bore before, and until when', async () => {
    await open({ of: enterprise({ formerNames: former }), language: 'zh' })
    screen.getByText(/曾用名：最初有限公司、后来有限公司/)
    fireEvent.click(screen.getByRole('tab', { name: '资料' }))
    const names = screen.getByTestId('former-names')
    within(names).getByText('Later Ltd')
    within(names).getByText(/2022/)
  })

  test('can be changed, corrected and added to by those who may', async () => {
    await open({ of: enterprise({ formerNames: former }) })
    fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
    screen.getByTestId('command-renameEnterprise')
    screen.getByTestId('command-correctEnterprise')
    screen.getByTestId('command-recordFormerName')
    expect(screen.getAllByTestId('command-withdrawFormerName')).toHaveLength(2)
    signInAs('bank-officer')
    await open()
    fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
    screen.getByText('No former names are recorded.')
    expect(screen.queryByTestId('command-renameEnterprise')).toBeNull()
  })

  test('are the past’s in the past, and stay as they are', async () => {
    await open({ of: enterprise({ formerNames: former }), search: '?asOf=2026-10-01' })
    fireEvent.click(screen.getByRole('tab', { name: 'Profile' }))
    expect(screen.queryByTestId('command-renameEnterprise')).toBeNull()
    expect(screen.queryByTestId('command-withdrawFormerName')).toBeNull()
  })
})

test('where all is as the page says, its provenance is marked once', async () => {
  await open()
  await screen.findByTestId('rung-seed')
  await screen.findByTestId('cap-total')
  expect(screen.getAllByTestId('provenance')).toHaveLength(1)
})

test('a rung of another provenance is marked', async () => {
  await open({ rungs: [rung({ provenance: verified })] })
  const step = await screen.findByTestId('rung-seed')
  expect(within(step).getByTestId('provenance').textContent).toContain('Verified')
})

test('a rung opens its evidence, its trace, and the way to its deal', async () => {
  await open()
  fireEvent.click(await screen.findByTestId('rung-seed'))
  const details = await screen.findByTestId('rung-details')
  within(details).getByText('Investment agreement')
  expect(within(details).getByRole('link', { name: 'd1' }).getAttribute('href')).toBe('/deals/d1')
  within(details).getByText('ab'.repeat(16))
})

test('who may not see deals reads the id, without a link that would be refused', async () => {
  signInAs('pilot-operator')
  await open()
  fireEvent.click(await screen.findByTestId('rung-seed'))
  const details = await screen.findByTestId('rung-details')
  within(details).getByText('d1')
  expect(within(details).queryByRole('link', { name: 'd1' })).toBeNull()
})

test('figures are offered to those alone who may see them', async () => {
  await open()
  screen.getByRole('tab', { name: 'Figures' })
  signInAs('pilot-operator')
  await open()
  expect(screen.queryByRole('tab', { name: 'Figures' })).toBeNull()
})

test('a withdrawn rung says so in words, and its reason is kept', async () => {
  const recording = entry('StageWithdrawn').recording
  await open({
    rungs: [rung({ withdrawn: true, amendments: [{ reason: 'By mistake', recording }] })],
  })
  const step = await screen.findByTestId('rung-seed')
  expect(step.textContent).toContain('Withdrawn')
  fireEvent.click(step)
  within(await screen.findByTestId('rung-details')).getByText('By mistake')
})

test('a holder opens to securities: the price as printed, what was issued before a split', async () => {
  await open()
  const table = await screen.findByTestId('cap-table')
  fireEvent.click(within(table).getByRole('button'))
  within(table).getByText('CNY 2.50')
  within(table).getByText('not stated by the source')
  within(table).getByText('issued as 2')
  expect(within(table).getAllByTestId('provenance')).toHaveLength(1)
})

test('where the papers of the securities do not fit, it is said where they stand', async () => {
  await open({ table: capTable({ papersLeftOut: true }) })
  await screen.findByText(/stands in the history/)
})

test('the past is asked for as the address says, and can’t be added to', async () => {
  await open({ search: '?asOf=2026-10-01&recordedAsOf=2026-10-02' })
  screen.getByTestId('past-banner')
  const ladder = calls.find(({ url }) => url.includes('/ladder'))
  expect(ladder?.url).toContain('asOf=2026-10-01')
  expect(ladder?.url).toContain(encodeURIComponent('2026-10-02T15:59:59.999Z'))
  expect(screen.queryByTestId('command-recordStage')).toBeNull()
})

test('a coach may record a stage, a bank officer may not', async () => {
  signInAs('coach')
  await open()
  screen.getByTestId('command-recordStage')
  signInAs('bank-officer')
  await open()
  expect(screen.queryByTestId('command-recordStage')).toBeNull()
})

test('as of a day before it was registered, that is said', async () => {
  answering(() => ({ status: 404, body: { code: 'ENTERPRISE_UNKNOWN', title: '', status: 404 } }))
  await show(<EnterprisePage />, {
    path: '/enterprises/e1?asOf=2001-01-01',
    route: '/enterprises/:enterpriseId',
  })
  await screen.findByText('At that point this enterprise had not been registered.')
})

describe('What an enterprise keeps to itself', () => {
  const secret = /\/(cap-table|figures|attested-facts)(\?|$)/
  const asked = (): boolean => calls.some(({ url }) => secret.test(url))

  test('is not asked for by a bank, which is told where to ask', async () => {
    signInAs('bank-officer')
    await open()
    const says = /With its consent, a bank asks at the bank desk/
    screen.getByText(says)
    fireEvent.click(screen.getByRole('tab', { name: 'Figures' }))
    await screen.findByText(says)
    expect(screen.getAllByRole('link', { name: 'Bank desk' })).not.toEqual([])
    expect(asked()).toBe(false)
  })

  test('is shown to its own people, and not asked for by those of another', async () => {
    signInAs('enterprise-officer')
    await open({ of: enterprise({ uscc: 'FIRST' }) })
    await waitFor(() => expect(asked()).toBe(true))
    cleanup()
    await open({ of: enterprise({ uscc: '914403990000100141' }) })
    screen.getByText(/what another enterprise does not make public/)
    expect(asked()).toBe(false)
    cleanup()
    const { uscc: _, ...withoutCode } = enterprise()
    await open({ of: withoutCode })
    expect(asked()).toBe(false)
  })
})
