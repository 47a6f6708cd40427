/** What brings the database’s driver with it: whoever only folds or asks loads none. */
export { runView } from './run/run-view.ts'
export { viewStore } from './store/view-store.ts'
