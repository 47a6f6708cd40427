import { organisationCheck, patentCheck, usccCheck } from '@seedline/values/check-digits'

/** How much is loaded. */
export interface LoadSize {
  readonly enterprises: number
  readonly patents: number
  readonly figures: number
}

/** At scale 1. */
export const fullSize: LoadSize = { enterprises: 100_000, patents: 1_000_000, figures: 500_000 }

export const sizeOf = (scale: number): LoadSize => {
  const enterprises = Math.max(200, Math.round(fullSize.enterprises * scale))
  return { enterprises, patents: enterprises * 10, figures: enterprises * 5 }
}

/** Of each hundred enterprises one has this many patents, one the rest, every other one eight: ten on the average. */
const hundred = 100
const patentsOfHundred = 1_000
const patentsOfFirst = 200
const patentsOfOthers = 8
const patentsOfSecond = patentsOfHundred - patentsOfFirst - (hundred - 2) * patentsOfOthers

const firstYear = 2020
const yearsStated = 5

/** The columns of a file, and the cells of its row `n`, from 0: always the same. */
export interface Rows {
  readonly kind: 'enterprises' | 'patents' | 'figures'
  readonly heading: readonly string[]
  row(n: number): readonly string[]
}

const districts = ['南山区', '宝安区', '光明区', '龙岗区', '坪山区', '龙华区', '福田区']
const fields = ['NEM-01', 'NEM-02', 'EIM', 'EIM-03', 'BMM-01', 'AMM-02', 'PLM-01', 'GBM', 'FRM-04']
const syllables = Array.from(
  '安邦博诚达德鼎东丰福光广海汉恒宏华辉佳嘉健金晶景聚凯康科乐力联亮林龙隆茂美明宁鹏普启千清瑞润盛石顺泰天通同维文祥新兴星雅阳一宇元云泽正智中',
)
/** As each of them is read. */
const spelt =
  'an bang bo cheng da de ding dong feng fu guang guang hai han heng hong hua hui jia jia jian jin jing jing ju kai kang ke le li lian liang lin long long mao mei ming ning peng pu qi qian qing rui run sheng shi shun tai tian tong tong wei wen xiang xin xing xing ya yang yi yu yuan yun ze zheng zhi zhong'.split(
    ' ',
  )

const padded = (n: number, length: number): string => String(n).padStart(length, '0')

/** Some of a list for `n`, spread so that neighbours differ. */
const spread = (n: number, prime: number, of: number): number =>
  Number((BigInt(n) * BigInt(prime)) % BigInt(of))

/** A code that holds in every check, of a district that no office has. */
export function codeOf(enterprise: number): string {
  const organisation = `B${padded(enterprise, 7)}`
  const first = `91440399${organisation}${organisationCheck(organisation)}`
  return `${first}${usccCheck(first)}`
}

/** Three syllables, so that fragments lead to few. */
function syllablesOf(enterprise: number): readonly number[] {
  const some = syllables.length
  const n = spread(enterprise, 104_729, some ** 3)
  return [Math.floor(n / some ** 2), Math.floor(n / some) % some, n % some]
}

export const nameOf = (enterprise: number): string => {
  const three = syllablesOf(enterprise).map((place) => syllables[place])
  return `深圳市${three.join('')}新材料有限公司`
}

/** What tells an enterprise from others, as it is spelt. */
export const speltOf = (enterprise: number): string =>
  syllablesOf(enterprise)
    .map((place) => spelt[place])
    .join('')

export const enterpriseRows: Rows = {
  kind: 'enterprises',
  heading: ['统一社会信用代码', '企业名称', '材料领域', '所在区', '成立日期'],
  row: (n) => [
    codeOf(n),
    nameOf(n),
    fields[spread(n, 7, fields.length)] ?? '',
    districts[spread(n, 11, districts.length)] ?? '',
    `${2005 + (n % 15)}-${padded(1 + (n % 12), 2)}-${padded(1 + (n % 28), 2)}`,
  ],
}

/** The enterprise that owns a patent. */
export function ownerOf(patent: number): number {
  const first = Math.floor(patent / patentsOfHundred) * hundred
  const within = patent % patentsOfHundred
  if (within < patentsOfFirst) return first
  const further = within - patentsOfFirst - patentsOfSecond
  return first + (further < 0 ? 1 : 2 + Math.floor(further / patentsOfOthers))
}

function patentNumberOf(patent: number): string {
  const digits = `${2010 + (patent % 10)}${patent % 3 === 0 ? 1 : 2}${padded(Math.floor(patent / 10), 7)}`
  return `${digits}.${patentCheck(digits)}`
}

export const patentRows: Rows = {
  kind: 'patents',
  heading: ['申请号', '专利名称', '统一社会信用代码', '申请日', '授权公告日', '取得方式'],
  row(n) {
    const filed = 2010 + (n % 10)
    const monthAndDay = `${padded(1 + (n % 12), 2)}-${padded(1 + (n % 28), 2)}`
    return [
      patentNumberOf(n),
      `一种复合材料及其制备方法 ${n}`,
      codeOf(ownerOf(n)),
      `${filed}-${monthAndDay}`,
      `${filed + 2}-${monthAndDay}`,
      '原始取得',
    ]
  },
}

export const figureRows: Rows = {
  kind: 'figures',
  heading: [
    '统一社会信用代码',
    '期间',
    '公布日期',
    '是否经审计',
    '营业收入（万元）',
    '研发费用（万元）',
    '资产总额（万元）',
    '职工总数',
  ],
  row(n) {
    const enterprise = Math.floor(n / yearsStated)
    const year = n % yearsStated
    const revenue = 500 + spread(enterprise, 7919, 90_000)
    const grown = (revenue * (100 + 12 * year)) / 100
    return [
      codeOf(enterprise),
      String(firstYear + year),
      `${firstYear + year + 1}-04-${padded(1 + (enterprise % 28), 2)}`,
      enterprise % 2 === 0 ? '是' : '否',
      grown.toFixed(2),
      (grown * 0.06).toFixed(2),
      (grown * 1.4).toFixed(2),
      String(20 + (enterprise % 400) + year),
    ]
  },
}
