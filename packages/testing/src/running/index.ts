/** What brings services, their databases and Kafka with it: for integration tests and journeys. */
export { deleteRecords } from '../kafka/delete-records.ts'
export { type TestSigner, testSigner } from '../tokens/test-signer.ts'
export type { ReceivedSpan } from '../tracing/received-span.ts'
export { type TraceReceiver, traceReceiver } from '../tracing/trace-receiver.ts'
export { makePlace, type Place } from './place.ts'
export { type RunningService, type ServiceEntry, startRunning } from './running-service.ts'
