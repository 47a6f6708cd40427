export { readEvidence, readEvidenceList } from './read-evidence.ts'
export { readProvenance } from './read-provenance.ts'
export { readRung } from './read-rung.ts'
