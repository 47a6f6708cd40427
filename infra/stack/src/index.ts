export { AlreadyRunning } from './claim.ts'
export { dockerEngine } from './docker/docker.ts'
export type { KafkaKind, KafkaServer } from './kafka/kafka-server.ts'
export { type KafkaChoice, startKafka } from './kafka/start-kafka.ts'
export type { MongoKind, MongoServer } from './mongo/mongo-server.ts'
export { type MongoChoice, startMongo } from './mongo/start-mongo.ts'
export { kafkaAnswers } from './network/kafka-answers.ts'
export { askPort, isFree } from './network/ports.ts'
export { waitUntil } from './network/wait-until.ts'
export { checkout, type Places, placesIn, usualFolder } from './places.ts'
export { findProgram } from './processes/find-program.ts'
export { type Ledger, openLedger } from './processes/ledger.ts'
export type { Managed } from './processes/managed.ts'
export { type Finished, mustRun, run } from './processes/run-command.ts'
export type { RestartPolicy } from './processes/supervise.ts'
export { printedReport } from './report/printed-report.ts'
export { type Report, type StepResult, silentReport } from './report/report.ts'
export { StackError, tell } from './report/stack-error.ts'
export {
  isReady,
  type Service,
  type ServiceName,
  serviceNames,
  startService,
} from './services/service.ts'
export { databaseOf, settingsOf, topicPrefixOf } from './services/settings.ts'
export { type Stack, type StackOptions, startStack } from './stack.ts'
export { readStackFile, type StackFile } from './stack-file.ts'
export { contractsAreCurrent, generateContracts } from './steps/contracts.ts'
export { buildWebPage, webPageIsCurrent } from './steps/web-page.ts'
