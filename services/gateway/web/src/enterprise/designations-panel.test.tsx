/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import type { Designation, SelfCheck } from '../api/designations.ts'
import { entry } from '../testing/deal.ts'
import { designation, rules, selfCheck } from '../testing/designations.ts'
import { enterprise } from '../testing/enterprise.ts'
import { answering, type Call, languages, show, signInAs } from '../testing/show.tsx'
import { DesignationsPanel } from './designations-panel.tsx'

let calls: readonly Call[]

interface Answers {
  readonly held?: readonly Designation[]
  readonly check?: SelfCheck
  readonly search?: string
  readonly language?: 'zh' | 'en'
  readonly withheld?: boolean
  readonly underDuplicates?: readonly object[]
}

async function open({
  held = [designation()],
  check = selfCheck(),
  withheld = false,
  underDuplicates = [],
  ...place
}: Answers = {}) {
  calls = answering(({ url }) => {
    if (url.includes('/self-checks/')) return { body: check }
    if (url.includes('/designation-rules')) return { body: rules }
    if (url.includes('/attested-facts'))
      return {
        body: {
          enterpriseId: 'e1',
          version: 1,
          figuresWithheld: withheld,
          facts: [
            {
              attestationId: 'a1',
              fact: 'core_ip_ownership',
              value: 'true',
              attestedOn: '2026-11-01',
              by: 'An expert',
              evidence: [],
              recording: entry('FactAttested').recording,
              withdrawn: false,
            },
          ],
        },
      }
    if (/\/enterprises\?/.test(url)) return { body: { items: [], nextPageToken: '' } }
    if (url.endsWith('/enterprises/e2')) return { body: enterprise({ enterpriseId: 'e2' }) }
    return { body: { enterpriseId: 'e1', version: 1, designations: held, underDuplicates } }
  })
  await show(<DesignationsPanel id="e1" of={{}} asOf={{ occurredOn: '', recordedOn: '' }} />, {
    language: place.language ?? 'en',
    path: `/enterprises/e1${place.search ?? ''}`,
  })
  await screen.findByTestId('self-check')
}

const checks = () => calls.filter(({ url }) => url.includes('/self-checks/'))

beforeEach(() => signInAs('registrar'))

describe.each(languages)('in %s', (language) => {
  const zh = language === 'zh'

  test('whoever may not read figures of years is told that none were used and none are listed', async () => {
    await open({ language })
    await screen.findByTestId('check-tree')
    const unread = zh ? /您无权查看年度经营数据/ : /You may not read figures of years/
    expect(screen.queryByText(unread)).toBeNull()
    cleanup()
    await open({ language, check: selfCheck({ figuresWithheld: true }), withheld: true })
    const said = await screen.findByTestId('figures-withheld')
    expect(said.textContent).toMatch(
      zh ? /您无权查看的未予采用/ : /What you may not read was not used/,
    )
    screen.getByText(unread)
  })

  test('each criterion says how it comes out, by what figure of what year and source, and how far it is off', async () => {
    await open({ language })
    const tree = within(await screen.findByTestId('check-tree'))
    tree.getByText(zh ? '研发占比' : 'R&D of revenue')
    tree.getByText(
      zh
        ? '实际 2.5 % · 要求 ≥ 3 % · 差 0.5 points'
        : '2.5 % found · ≥ 3 % asked for · 0.5 points short',
    )
    tree.getByText('CNY 68,000,000')
    tree.getByText(zh ? /annual report · 已核实/ : /annual report · Verified/)
    tree.getByText(zh ? /缺： years in the niche/ : /Missing: years in the niche/)
    tree.getByText(zh ? '? 未知' : '? Unknown')
  })

  test('what was not read in a primary text, and what nobody has found, is said', async () => {
    await open({ language })
    expect((await screen.findByTestId('rule-doubt')).textContent).toContain(
      zh ? '仅见转述' : 'seen only in a restatement',
    )
    expect(screen.getByTestId('rule-missing').textContent).toContain(
      zh ? '评分表未录入' : 'the scoring table is not recorded',
    )
    screen.getByText(zh ? '! 此项本系统推定' : '! This item: worked out here')
  })

  test('what would change the verdict stands below it', async () => {
    await open({ language })
    await screen.findByText(zh ? '研发费用增加' : /R&D expense higher by at least CNY 340,000/)
  })
})

test('the designations stand with their terms, and a row opens to its papers', async () => {
  await open()
  const table = within(await screen.findByTestId('designations-table'))
  table.getByText('✓ Held')
  table.getByText('2026-06-30')
  fireEvent.click(table.getByRole('button', { name: 'Open' }))
  table.getByText('Notice')
  table.getByTestId('command-renewDesignation')
  table.getByTestId('command-reverseDesignation')
})

test('those under a merged record stand under its name, and are changed on its own page', async () => {
  const theirs = designation({ designationId: 'd2', certificateNumber: 'THEIRS-1' })
  const under = { enterpriseId: 'e2', version: 1, leftOut: false, designations: [theirs] }
  await open({ underDuplicates: [under, { ...under, enterpriseId: 'e3', designations: [] }] })
  const their = within(await screen.findByTestId('under-e2'))
  expect(their.getByRole('link').getAttribute('href')).toBe('/enterprises/e2?tab=designations')
  const table = within(their.getByTestId('their-designations'))
  table.getByText('THEIRS-1')
  fireEvent.click(table.getByRole('button', { name: 'Open' }))
  expect(their.queryByTestId('command-renewDesignation')).toBeNull()
  expect(screen.getByTestId('designations-table').textContent).not.toContain('THEIRS-1')
  expect(screen.queryByTestId('under-e3')).toBeNull()
})

test('where none is on record, that is said', async () => {
  await open({ held: [] })
  await screen.findByText('No designation is on record yet.')
})

test('the address says what is checked, on which day and what for', async () => {
  await open({ search: '?check=specialised-sme&checkOn=2025-03-01&purpose=renewal' })
  await screen.findByTestId('check-result')
  expect(checks()[0]?.url).toContain('/self-checks/specialised-sme?purpose=renewal&on=2025-03-01')
})

test('what is supposed is asked of the gateway in the same question, which records nothing', async () => {
  await open({
    search: '?suppose=revenue~6800~万元~2025',
    check: selfCheck({ supposed: true }),
  })
  await screen.findByText('◇ with suppositions')
  const [asked] = checks()
  expect(asked?.method).toBe('GET')
  expect(decodeURIComponent(asked?.url ?? '')).toContain('suppose=revenue~6800~万元~2025')
})

test('a figure that is supposed by the form is asked for at once', async () => {
  await open()
  await screen.findByTestId('check-result')
  fireEvent.change(screen.getByLabelText('Year'), { target: { value: '2025' } })
  fireEvent.change(screen.getByLabelText('Value'), { target: { value: '6800' } })
  fireEvent.click(screen.getByRole('button', { name: 'Suppose it' }))
  await screen.findByText(/revenue 2025: 6800 元/)
})

test('a designation without recorded criteria is not checked: it is said what is missing', async () => {
  await open({ search: '?check=gazelle' })
  expect((await screen.findByTestId('rule-missing')).textContent).toContain(
    'its criteria are not recorded',
  )
  expect(checks()).toEqual([])
})

test('what was attested is shown with who says so', async () => {
  await open()
  const facts = within(await screen.findByTestId('attested-facts'))
  await facts.findByText('owns the core technology')
  facts.getByText('An expert')
})

test('who may only read is offered no command', async () => {
  signInAs('bank-officer')
  await open()
  await screen.findByTestId('designations-table')
  expect(screen.queryByTestId('command-recordDesignation')).toBeNull()
  expect(screen.queryByTestId('command-attestFact')).toBeNull()
})
