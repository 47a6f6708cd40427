export type { RunningView, RunViewOptions } from './run/run-view-types.ts'
export type { FindOptions, FoundPage, Viewed, ViewStore } from './store/view-store-types.ts'
export type { EventMeta, View, ViewIndex } from './view/view.ts'
export type { HeldEvent, ViewDocument } from './view/view-document.ts'
