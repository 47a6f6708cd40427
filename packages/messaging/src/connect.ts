/** What brings the clients of Kafka and of the database with it. */
export { connectDelivery, connectMessaging, messagingOver } from './connect-messaging.ts'
export { deadLetterStore } from './dead-letters/dead-letter-store.ts'
export { lastRecords } from './topics/last-records.ts'
