export type {
  DeliveryFigures,
  OperationsPort,
  ParkedEvent,
  ParkedEventPage,
  PartitionFigures,
  ReplayedAll,
  ReplayResult,
  SubscriptionFigures,
} from './operations-port.ts'
export { operationsService } from './operations-service.ts'
