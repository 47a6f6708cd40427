/** What brings the database’s driver with it: whoever only decides and folds loads none. */
export { asking, bounded } from './bounded.ts'
export { MAJORITY_READ, MAJORITY_WRITE } from './collections.ts'
export { connectEventStore } from './connect.ts'
export { connectMongo } from './connect-mongo.ts'
export { type Deadline, deadlineFor, jittered, pause, remaining } from './deadline.ts'
export { databaseAway, neverSent, passing } from './driver-failure.ts'
export { type GroupCommit, groupCommit, type WriteGroup } from './group-commit.ts'
export { outcomeUnknown, unavailable } from './problems.ts'
