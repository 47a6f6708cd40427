export { type HistoryLine, historyEntry } from './history-entry.ts'
export {
  metaOf,
  type RecordingDocument,
  recordingOf,
  recordingToProto,
  withoutPrincipal,
} from './recording.ts'
