export { portfolio } from './portfolio.ts'
export { type RecordedSystem, recordedSystem } from './recorded-system.ts'
export { made, papers, registryEvent, type ToldEvent, type ToldStream } from './told.ts'
