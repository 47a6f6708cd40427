export { type CheckOptions, type CheckReport, checkExport } from './check-export.ts'
export type { Finding, FindingKind } from './findings.ts'
export { splitLines } from './split-lines.ts'
export { type Sentence, tellFinding, tellReport } from './tell.ts'
