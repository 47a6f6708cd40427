import { attributed, type Company } from '../company.ts'
import { type Found, joined, type Note, note, type Wish } from '../found.ts'
import { dayOf } from './day.ts'
import { type Fact, factAt } from './fact.ts'
import { member, type Node, nodeAt } from './node.ts'
import { type Detail, paperOf } from './paper.ts'

/** What a dossier tells of an offering that has no register of its own: it stands in the papers of the rung that it led to. */
const told = {
  issue_price: '发行价 · issue price',
  shares_issued: '发行股数 · shares issued',
  shares_before: '发行前股本 · shares before',
  shares_after: '发行后股本 · shares after',
  issued_pct: '发行占比 · share of the capital',
  gross_proceeds: '募集资金总额 · gross proceeds',
  net_proceeds: '募集资金净额 · net proceeds',
  issue_costs: '发行费用 · costs',
  market_cap_at_issue: '发行市值 · market capitalisation',
  pe: '发行市盈率 · price to earnings',
  pb: '发行市净率 · price to book',
  eps_after: '发行后每股收益 · earnings per share after',
  sponsor: '保荐机构 · sponsor',
  joint_lead: '联席主承销商 · joint lead',
  auditor: '审计机构 · auditor',
  law_firm: '律师事务所 · law firm',
  listing_standard_chosen: '上市标准 · listing standard',
  approval: '批文 · approval',
  coaching_filed: '辅导备案 · coaching filed',
  coaching_accepted: '辅导验收 · coaching accepted',
  committee_date: '上市委审议 · committee',
  filing_base_date: '申报基准日 · base day of the filing',
  prospectus_published: '招股书公布 · prospectus published',
  listing_announcement: '上市公告 · listing announced',
  subscription_date: '申购 · subscription',
} as const

/** The rungs on the way to the exchange, with all that is told of the offering among the papers of the last. */
export function readOffering(dossier: Node, company: Company): Found {
  const registry = nodeAt(dossier, '/registry')
  const ipo = member(dossier, 'ipo', 'offering')
  const approval = factAt(member(ipo, 'approval'))
  const registered = factAt(member(ipo, 'registration_date')) ?? periodAsFact(approval)
  const board = factAt(member(registry, 'board')) ?? factAt(member(ipo, 'board'))
  const rungs = [
    rungOf(company, 'joint-stock', factAt(member(registry, 'joint_stock')), '股份公司设立'),
    rungOf(company, 'listing-filed', factAt(member(ipo, 'acceptance_date')), '受理上市申请'),
    rungOf(company, 'registered', registered, '注册生效'),
    rungOf(company, 'listed', factAt(member(ipo, 'listing_date')), `${board?.value ?? ''} 上市`),
  ]
  const details = Object.entries(told).flatMap(([name, title]) => {
    const fact = factAt(member(ipo, name))
    return fact ? [{ fact, title }] : []
  })
  const wishes = rungs.flatMap(({ wish }) => wish ?? [])
  const last = wishes.at(-1)
  const isOffering = last?.rung === 'listed' || last?.rung === 'registered'
  const carried = isOffering ? withPapers(last, details, company, board) : undefined
  const apart = carried ? [] : details.map(({ fact }) => noRung(fact.at))
  return joined([
    ...rungs.map(({ notes }) => ({ notes })),
    {
      wishes: [...wishes.filter((one) => one !== last || !carried), ...(carried ? [carried] : [])],
    },
    { notes: [...apart, ...noListing(ipo, company), ...listingElsewhere(ipo, company)] },
  ])
}

type Rung = Extract<Wish, { kind: 'rung' }>

function periodAsFact(approval: Fact | undefined): Fact | undefined {
  const { period } = approval ?? {}
  if (!approval || !period || !dayOf(period.text)) return undefined
  return {
    ...approval,
    value: period.text,
    leaf: period.leaf,
    unit: undefined,
    period: undefined,
    remarks: [],
  }
}

interface Read {
  readonly wish: Rung | undefined
  readonly notes: readonly Note[]
}

function rungOf(company: Company, rung: string, fact: Fact | undefined, title: string): Read {
  if (!fact) return { wish: undefined, notes: [] }
  const reachedOn = dayOf(fact.value)
  if (!reachedOn)
    return {
      wish: undefined,
      notes: [
        note(
          fact.at,
          'NOT_A_DAY',
          `“${fact.value}”不是日期，未录入`,
          `"${fact.value}" is not a day: not recorded`,
        ),
      ],
    }
  if (reachedOn > company.today) return { wish: undefined, notes: [notYet(fact.at)] }
  const { leaves, ...from } = attributed(company, [fact], title)
  const what = { zh: `阶梯 ${rung} ${reachedOn}`, en: `Rung ${rung} ${reachedOn}` }
  return { wish: { kind: 'rung', at: fact.at, what, leaves, rung, reachedOn, ...from }, notes: [] }
}

function withPapers(
  rung: Rung,
  details: readonly Detail[],
  company: Company,
  board: Fact | undefined,
): Rung {
  const papers = details.map((detail) => paperOf(detail, company))
  return {
    ...rung,
    leaves: [
      ...rung.leaves,
      ...(board && rung.rung === 'listed' ? [board.leaf] : []),
      ...papers.flatMap(({ leaves }) => leaves),
    ],
    evidence: [...rung.evidence, ...papers.map(({ paper }) => paper)],
  }
}

const notYet = (at: string): Note =>
  note(at, 'NOT_YET', '日期还没有到，未录入', 'its day has not come yet: not recorded')

const noRung = (at: string): Note =>
  note(
    at,
    'NO_PLACE',
    '没有上市或注册的日期，没有阶梯可附，未录入',
    'there is no day of a listing or a registration whose papers it would be among: not recorded',
  )

const noListing = (ipo: Node, { listedOn }: Company): Note[] =>
  listedOn || factAt(member(ipo, 'listing_date'))
    ? []
    : [
        note(
          `${ipo.at}/listing_date`,
          'NO_LISTING_DATE',
          '没有上市日期，阶梯上不记“上市”',
          'no listing date is known, so no rung "listed" is recorded',
        ),
      ]

function listingElsewhere(ipo: Node, { code }: Company): Note[] {
  const own = factAt(member(ipo, 'code'))
  if (!own || own.value === code) return []
  return [
    note(
      own.at,
      'CODE_DIFFERS',
      `发行代码 ${own.value} 与文件代码 ${code} 不同，以后者为准`,
      `the code of the offering, ${own.value}, is not the file's, ${code}, which counts`,
    ),
  ]
}
