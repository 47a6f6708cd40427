import type { Column } from '../columns/column.ts'
import { dayColumn, type Term, termColumn, textColumn } from '../columns/kinds.ts'
import { codeColumn } from './code-column.ts'
import { despiteReversalColumn } from './despite-reversal-column.ts'
import { papersStanding, withPaper } from './differs.ts'
import { levelColumn, paperColumn, validToColumn } from './granted-columns.ts'
import type { ImportKind } from './import-kind.ts'

/** The lists that codes of a designation are of. */
export interface DesignationTerms {
  readonly kinds: readonly Term[]
  readonly levels: readonly Term[]
}

interface Row {
  readonly code: string
  readonly paper: string
  readonly validFrom: string
  readonly despiteReversal?: boolean
}

/**
 * Designations that were granted. Of one that is there from the same day what differs is corrected, and an empty cell leaves what
 * is recorded; another at the same time is refused, and so is one that was reversed as a mistake, unless its row says so.
 */
export const designationsKind = (terms: DesignationTerms): ImportKind => ({
  id: 'designations',
  title: { zh: '称号', en: 'Designations' },
  key: ['uscc', 'kind', 'level', 'validFrom'],
  subject: 'uscc',
  recordedOfSubject: true,
  columns: columnsOf(terms),
  first(row, { provenance }, [subject]) {
    const { code: _, paper, ...term } = row as unknown as Row
    return {
      operation: 'recordDesignation',
      request: {
        enterpriseId: subject?.enterpriseId,
        ...term,
        evidence: [{ kind: 'announcement', title: paper }],
        provenance,
      },
    }
  },
  known({ code, facts }, row, [subject]) {
    const told = row as unknown as Row
    const { designation_id: designationId, valid_from } = facts
    const { enterpriseId } = subject ?? {}
    if (code !== 'DESIGNATION_OVERLAPS' || valid_from !== told.validFrom) return undefined
    const termIn = ({ designations = [] }: Designations) =>
      designations.find((term) => term.designationId === designationId)
    return {
      path: `/enterprises/${enterpriseId}/designations`,
      stands(answer) {
        const term = termIn(answer)
        const { code: own, despiteReversal } = told
        // What names the enterprise, and what is said to the import, stands nowhere.
        return (
          term && {
            ...term,
            code: own,
            despiteReversal,
            paper: papersStanding(term.evidence, told.paper),
          }
        )
      },
      change: ({ paper, ...changes }, { reason }, answer) => ({
        operation: 'correctDesignation',
        request: {
          enterpriseId,
          designationId,
          ...changes,
          ...(paper !== undefined && {
            evidence: withPaper(termIn(answer)?.evidence, told.paper),
          }),
          reason,
        },
      }),
    }
  },
})

interface Designations {
  readonly designations?: readonly {
    readonly designationId: string
    readonly evidence?: unknown
  }[]
}

const columnsOf = ({ kinds, levels }: DesignationTerms): readonly Column[] => [
  codeColumn(['code']),
  termColumn(
    {
      id: 'kind',
      title: { zh: '称号', en: 'Designation' },
      aliases: ['资质', '荣誉', '认定类型'],
      required: true,
      example: kinds[0]?.zh ?? '',
      at: ['kind'],
    },
    kinds,
  ),
  levelColumn(levels),
  textColumn({
    id: 'certificateNumber',
    title: { zh: '证书编号', en: 'Certificate number' },
    aliases: ['证书号', '编号'],
    example: '',
    at: ['certificateNumber'],
  }),
  dayColumn({
    id: 'validFrom',
    title: { zh: '有效期自', en: 'Valid from' },
    aliases: ['认定日期', '发证日期', '起始日期'],
    required: true,
    example: '2024-07-01',
    at: ['validFrom'],
  }),
  validToColumn('2027-06-30'),
  textColumn({
    id: 'batch',
    title: { zh: '批次', en: 'Batch' },
    example: '',
    at: ['batch'],
  }),
  textColumn({
    id: 'authority',
    title: { zh: '认定机关', en: 'Authority' },
    aliases: ['认定部门', '发证机关'],
    required: true,
    example: '工业和信息化部',
    at: ['authority'],
  }),
  paperColumn('第六批专精特新“小巨人”企业名单的公告'),
  despiteReversalColumn,
]
