export { portfolio } from './portfolio.ts'
export { type RecordedSystem, recordedSystem } from './recorded-system.ts'
