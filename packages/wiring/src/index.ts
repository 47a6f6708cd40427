export { type Connections, connect } from './connect.ts'
export { serve } from './serve.ts'
export { type RecordingSettings, recordingSettings } from './settings.ts'
export { startViews } from './start-views.ts'
