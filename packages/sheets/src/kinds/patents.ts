import { dayColumn, type Term, termColumn, textColumn } from '../columns/kinds.ts'
import { fault } from '../fault.ts'
import { codeColumn } from './code-column.ts'
import { despiteReversalColumn } from './despite-reversal-column.ts'
import { differsFrom, saysTheSame } from './differs.ts'
import type { ImportKind, Order, Origin, Subject } from './import-kind.ts'

type Json = Readonly<Record<string, unknown>>

interface Row {
  readonly code: string
  readonly number: string
  readonly title: string
  readonly filedOn?: string
  readonly grantedOn?: string
  readonly certificate?: string
  readonly acquisition: string
  readonly acquiredOn?: string
  readonly share?: string
  readonly feePaidOn?: string
  readonly feePaidUntil?: string
  readonly despiteReversal?: boolean
}

const kept = differsFrom([
  '请核对；登记有误请在该专利的页面更正，权利人变更请在那里登记',
  'Check which is right; what is recorded wrongly is corrected on the patent’s page, a change of owners recorded there',
])

/**
 * Patents of one owner each, by their application number. Of one that is there already what is new is recorded, and what differs
 * is refused by its column: who is right is for a person. So is what was taken back as a mistake, unless its row says so.
 */
export const patentsKind = (acquisitions: readonly Term[]): ImportKind => ({
  id: 'patents',
  byHand: {
    title: kept,
    uscc: kept,
    filedOn: kept,
    grantedOn: kept,
    acquisition: kept,
    acquiredOn: kept,
  },
  check({ feePaidOn, feePaidUntil }) {
    if ((feePaidOn === undefined) === (feePaidUntil === undefined)) return {}
    return { [feePaidOn === undefined ? 'feePaidOn' : 'feePaidUntil']: halfAFee }
  },
  title: { zh: '专利', en: 'Patents' },
  key: ['number'],
  subject: 'uscc',
  columns: [
    textColumn({
      id: 'number',
      title: { zh: '申请号', en: 'Application number' },
      aliases: ['专利号', '专利申请号'],
      required: true,
      example: '202010000001.1',
      at: ['number'],
    }),
    textColumn({
      id: 'title',
      title: { zh: '专利名称', en: 'Title' },
      aliases: ['名称', '发明名称'],
      required: true,
      example: '一种示例材料及其制备方法',
      at: ['title'],
    }),
    codeColumn(['code']),
    day('filedOn', '申请日', 'Filed on', '2020-01-02', ['申请日期']),
    day('grantedOn', '授权公告日', 'Granted on', '2021-06-01', ['授权日', '授权日期']),
    termColumn(
      {
        id: 'acquisition',
        title: { zh: '取得方式', en: 'Acquired by' },
        required: true,
        example: acquisitions[0]?.zh ?? '',
        at: ['acquisition'],
      },
      acquisitions,
    ),
    day('acquiredOn', '取得日期', 'Acquired on', '', ['受让日期']),
    day('feePaidOn', '年费缴纳日', 'Fee paid on', '', ['缴费日']),
    day('feePaidUntil', '年费缴至', 'Fee paid until', '', []),
    despiteReversalColumn,
  ],
  first: registration,
  known({ code, facts }, row, subject) {
    const { ip_right_id: ipRightId } = facts
    if (code !== 'IP_RIGHT_REGISTERED' || ipRightId === undefined) return undefined
    const told = row as unknown as Row
    return {
      path: `/ip-rights/${ipRightId}`,
      stands: (answer) => standing(answer, told, subject),
      change: (differing, { reason }) => ({
        operation: 'correctIpRight',
        request: { ipRightId, ...differing, reason },
      }),
      again: (origin) => registration(row, origin, subject),
    }
  },
})

interface Right {
  readonly owners?: readonly { readonly enterpriseId?: string; readonly name?: string }[]
  readonly grantedOn?: string
}

/** What stands of a right, as a row says it; undefined where it isn't by its columns that they differ. */
function standing(right: Json, told: Row, { enterpriseId }: Subject): Json | undefined {
  const { owners = [], grantedOn = told.grantedOn } = right as Right
  const [owner, ...others] = owners
  const isOwn = others.length === 0 && owner?.enterpriseId === enterpriseId
  const stands = {
    ...right,
    // What happened to it is judged with the rest, once nothing else differs.
    ...told,
    ...picked(right),
    grantedOn,
    code: isOwn ? told.code : owners.map(({ name }) => name).join('、'),
  }
  const differs = Object.entries(told).some(
    ([name, value]) => value !== undefined && !saysTheSame(value, (stands as Json)[name]),
  )
  return differs ? stands : undefined
}

/** What a row corrects or is refused for. */
const picked = (right: Json): Json =>
  Object.fromEntries(
    ['title', 'filedOn', 'acquisition', 'acquiredOn'].map((name) => [name, right[name]]),
  )

const halfAFee = fault(
  'FEE_HALF_TOLD',
  [
    '年费缴纳日与年费缴至须同时填写',
    'The day on which a fee was paid and the day until which it was go together',
  ],
  ['请填写另一项，或将两项都留空', 'Fill in the other one, or leave both empty'],
)

/** A row as a registration; of a right that is there what is recorded already is passed over. */
function registration(row: Json, { provenance }: Origin, { enterpriseId, name }: Subject): Order {
  const { number, title, filedOn, acquisition, acquiredOn, ...rest } = row as unknown as Row
  const { grantedOn, feePaidOn, feePaidUntil, despiteReversal = false } = rest
  return {
    operation: 'registerIpRight',
    request: {
      family: 'patent',
      number,
      title,
      ...(filedOn && { filedOn }),
      owners: [{ enterpriseId, name }],
      acquisition,
      ...(acquiredOn && { acquiredOn }),
      facts: [
        ...(grantedOn ? [{ type: 'granted', on: grantedOn }] : []),
        ...(feePaidOn && feePaidUntil
          ? [{ type: 'annuity-paid', on: feePaidOn, until: feePaidUntil }]
          : []),
      ],
      further: true,
      ...(despiteReversal && { despiteReversal }),
      provenance,
    },
  }
}

function day(id: string, zh: string, en: string, example: string, aliases: readonly string[]) {
  return dayColumn({ id, title: { zh, en }, aliases, example, at: [id] })
}
