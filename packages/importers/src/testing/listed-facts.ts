/** A figure or text as the files of public facts state it. */
export const fact = (v: number | string, unit: string | null = null, more: object = {}) => ({
  v,
  unit,
  period: null as string | null,
  src: 'https://example.invalid/p.pdf#page=1',
  ...more,
})
export const shares = (v: number) => fact(v, '万股')
export const row = (name: string, before: number, after = before) => ({
  name,
  before: shares(before),
  before_pct: fact(Number(((before / 300) * 100).toFixed(2)), '%'),
  after: shares(after),
  after_pct: fact(Number(((after / 400) * 100).toFixed(2)), '%'),
})

/** A company of two that never was: founded, increased, converted, offered. */
export const invented = (change: object = {}) => ({
  code: '999999',
  synthetic: true,
  registry: {
    name_zh: '虚构材料股份有限公司',
    name_en: 'Invented Materials',
    uscc: fact('91440399000000019Q'),
    established: fact('2015-01-05'),
    joint_stock: fact('2019-06-01'),
    district: fact('深圳市光明区'),
    field: fact('前沿新材料（超材料）'),
    board: 'SSE STAR',
  },
  ipo: {
    short_name: '虚构',
    listing_date: fact('2021-03-01'),
    registration_date: fact('2021-01-15'),
    issue_price: fact(12.5, '元/股'),
    shares_issued: shares(100),
    shares_before: shares(300),
    shares_after: shares(400),
    approval: null,
  },
  capital_history: [
    {
      date: fact('2015-01-05'),
      kind: 'establishment',
      price: fact(1, '元/注册资本'),
      new_shares: fact(100, '万元注册资本'),
      total_after: fact(100, '万元注册资本'),
      investors: [
        { investor: '甲某', shares: fact(60, '万元注册资本') },
        { investor: '乙某', shares: fact(40, '万元注册资本') },
      ],
    },
    {
      date: fact('2019-06-01'),
      kind: 'joint-stock conversion',
      price: null,
      new_shares: shares(300),
      total_after: shares(300),
      investors: [],
    },
  ],
  shareholders: [row('甲某（SS）', 180), row('乙某', 120)],
  follow_on: null,
  ...change,
})

const figure = (v: number, period: string, unit = '万元') => fact(v, unit, { period })

/** The same company with everything that a dossier may tell. */
export const complete = (change: object = {}) => {
  const { registry, ipo, ...rest } = invented()
  return {
    ...rest,
    registry: {
      ...registry,
      legal_rep: fact('甲某'),
      registered_capital: fact(300, '万元', { period: 'pre-IPO' }),
      address: fact('深圳市光明区虚构路1号'),
      former_names: [{ name: '虚构材料有限公司', until: '2019-06-01' }],
    },
    ipo: {
      ...ipo,
      code: '999999',
      gross_proceeds: fact(1250, '万元'),
      net_proceeds: fact(1100.25, '万元'),
      market_cap_at_issue: { v: 5000, unit: '万元', computed: true, how: '12.5 × 400' },
      sponsor: fact('虚构证券'),
    },
    financials: {
      years: ['2019', '2020', '2020H1'],
      revenue: [figure(1000, '2019'), figure(1500.5, '2020'), figure(700, '2020H1')],
      net_profit: [figure(-20.5, '2019'), figure(90, '2020'), null],
      rd_spend: [figure(100, '2019'), figure(150, '2020')],
      rd_ratio: [figure(10, '2019', '%'), figure(10, '2020', '%')],
    },
    technology: {
      staff: [figure(80, '2020-12-31', '人')],
      rd_staff: [figure(20, '2020-12-31', '人')],
      rd_staff_ratio: [figure(25, '2020-12-31', '%')],
      invention_patents: fact(2, '项', { period: '2020-12-31' }),
      patents: [
        {
          number: 'ZL202010000001.1',
          title: '一种虚构材料',
          filed: '2020-01-02',
          granted: '2020-11-03',
          acquisition: '原始取得',
        },
      ],
    },
    pledges: [
      {
        patents: ['202010000001.1'],
        pledgee: '虚构银行',
        on: '2020-12-01',
        amount: fact(500, '万元'),
        released: '2021-02-01',
      },
    ],
    designations: [
      { name: '高新技术企业', ...fact('GR202044200001', null, { period: '2020-12-11..3年' }) },
      { name: '专精特新“小巨人”企业', ...fact('2020', 'year') },
    ],
    ...change,
  }
}
