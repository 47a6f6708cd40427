export { matchedColumns, openSheet } from './open-sheet.ts'
export { readReferences } from './read-references.ts'
export { type VerdictFile, verdictFile } from './verdict-file.ts'
