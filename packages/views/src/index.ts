export { type AsOf, hadHappened } from './query/as-of.ts'
export { currentOf, expectReached, type Question } from './query/current.ts'
export { readable } from './run/readable.ts'
export type { RunningView, RunViewOptions } from './run/run-view-types.ts'
export type {
  AlongOptions,
  FindOptions,
  FoundPage,
  Viewed,
  ViewStore,
} from './store/view-store-types.ts'
export { type Arrived, type Folded, foldInto } from './view/fold.ts'
export type { EventMeta, View, ViewIndex } from './view/view.ts'
export type { ViewDocument } from './view/view-document.ts'
