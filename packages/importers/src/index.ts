
export type { Table } from './listed/capital/table.ts'
export { type Dossier, readDossier } from './listed/dossier.ts'
export { type Entering, enterDossier } from './listed/enter/enter-dossier.ts'
export { isUnequal, type Report, type ReportEntry } from './listed/enter/report.ts'
export { readDossierFile } from './listed/read-listed.ts'
export { refuseWarnings } from './ocf/findings.ts'
export { type OcfPlan, planPackage } from './ocf/plan-package.ts'
export { readPackage } from './ocf/read-package.ts'
