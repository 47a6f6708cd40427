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
import { Enterprise, EnterpriseSchema, Ladder, LadderSchema } from './documents.js'
import { EnterpriseController } from './enterprise.controller.js'
import { RoundsController } from './rounds.controller.js'

@Module({
  imports: [
    database,
    jwtModule,
    MongooseModule.forFeature([
      { name: Enterprise.name, schema: EnterpriseSchema },
      { name: Ladder.name, schema: LadderSchema },
    ]),
    ClientsModule.register([{ name: 'KAFKA', ...producerOf('registry') }]),
  ],
  controllers: [EnterpriseController, RoundsController],
  providers: [Events],
})
class RegistryModule {}

const app = await NestFactory.create(RegistryModule, { logger: ['warn', 'error'] })
app.connectMicroservice(grpcOf('registry', `127.0.0.1:${setting('GRPC_PORT')}`))
app.connectMicroservice(kafkaOf('registry', true))
app.enableShutdownHooks()
await app.startAllMicroservices()
await app.init()
ready()
