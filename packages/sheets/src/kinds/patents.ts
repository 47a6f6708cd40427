import { dayColumn, type Term, termColumn, textColumn } from '../columns/kinds.ts'
import { codeColumn } from './code-column.ts'
import { despiteReversalColumn } from './despite-reversal-column.ts'
import type { ImportKind } from './import-kind.ts'

interface Row {
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

/**
 * Patents of one owner each, by their application number. Of one that is there already what is new is recorded, and what differs
 * is refused: who is right is for a person. So is what was taken back as a mistake, unless its row says so.
 */
export const patentsKind = (acquisitions: readonly Term[]): ImportKind => ({
  id: 'patents',
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
  first(row, { provenance }, { enterpriseId, name }) {
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
  },
})

function day(id: string, zh: string, en: string, example: string, aliases: readonly string[]) {
  return dayColumn({ id, title: { zh, en }, aliases, example, at: [id] })
}
