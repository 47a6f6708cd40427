/** A figure or text as the files of public facts state it. */
export const fact = (v: number | string, unit: string | null = null) => ({
  v,
  unit,
  period: null,
  src: 'https://example.invalid/p.pdf#page=1',
})
export const shares = (v: number) => fact(v, '万股')
export const row = (name: string, before: number) => ({
  name,
  before: shares(before),
  before_pct: fact(0, '%'),
  after: shares(before),
  after_pct: fact(0, '%'),
})

/** A company of two that never was: founded, increased, converted, offered. */
export const invented = (change: object = {}) => ({
  code: '999999',
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
