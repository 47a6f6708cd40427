export { type HistoryLine, historyEntry } from './history-entry.ts'
export { metaOf, type RecordingDocument, recordingOf, recordingToProto } from './recording.ts'
