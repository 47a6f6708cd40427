export { portfolio } from './portfolio.ts'
export { type RecordedSystem, recordedSystem } from './recorded-system.ts'
export {
  made,
  papers,
  registryEvent,
  registryStream,
  type ToldEvent,
  type ToldStream,
} from './told.ts'
