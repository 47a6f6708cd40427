import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ClientsModule } from '@nestjs/microservices'
import { MongooseModule } from '@nestjs/mongoose'
import { jwtModule } from '../shared/auth.js'
import { database } from '../shared/database.js'
import { Events } from '../shared/events.js'
import { grpcOf } from '../shared/grpc.js'
import { kafkaOf, producerOf } from '../shared/kafka.js'
import { ready } from '../shared/ready.js'
import { setting } from '../shared/settings.js'
import { Capital } from './capital.js'
import { DealController } from './deal.controller.js'
import {
  CapTable,
  CapTableSchema,
  Deal,
  DealSchema,
  Fund,
  FundSchema,
  KnownEnterprise,
  KnownEnterpriseSchema,
  Reservation,
  ReservationSchema,
} from './documents.js'
import { Enterprises } from './enterprises.js'
import { EventsController } from './events.controller.js'
import { FundController } from './fund.controller.js'

@Module({
  imports: [
    database,
    jwtModule,
    MongooseModule.forFeature([
      { name: Fund.name, schema: FundSchema },
      { name: Deal.name, schema: DealSchema },
      { name: Reservation.name, schema: ReservationSchema },
      { name: CapTable.name, schema: CapTableSchema },
      { name: KnownEnterprise.name, schema: KnownEnterpriseSchema },
    ]),
    ClientsModule.register([
      { name: 'KAFKA', ...producerOf('fund') },
      { name: 'REGISTRY', ...grpcOf('registry', setting('REGISTRY_ADDRESS')) },
    ]),
  ],
  controllers: [FundController, DealController, EventsController],
  providers: [Capital, Enterprises, Events],
})
class FundModule {}

const app = await NestFactory.create(FundModule, { logger: ['warn', 'error'] })
app.connectMicroservice(grpcOf('fund', `127.0.0.1:${setting('GRPC_PORT')}`))
app.connectMicroservice(kafkaOf('fund', true))
app.enableShutdownHooks()
await app.startAllMicroservices()
await app.init()
ready()
