/** How a database is asked and written to, for whatever else keeps durable records beside streams. */
export { asking, bounded } from './bounded.ts'
export { MAJORITY_READ, MAJORITY_WRITE } from './collections.ts'
export { type Deadline, deadlineFor, jittered, pause, remaining } from './deadline.ts'
export { neverSent, passing } from './driver-failure.ts'
export { type GroupCommit, groupCommit, type WriteGroup } from './group-commit.ts'
export { outcomeUnknown, unavailable } from './problems.ts'
