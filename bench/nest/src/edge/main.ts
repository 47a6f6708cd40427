import 'reflect-metadata'
import { Module, ValidationPipe } from '@nestjs/common'
import { APP_GUARD, APP_INTERCEPTOR, NestFactory } from '@nestjs/core'
import { ClientsModule } from '@nestjs/microservices'
import { MongooseModule } from '@nestjs/mongoose'
import { AuthGuard, jwtModule } from '../shared/auth.js'
import { database } from '../shared/database.js'
import { grpcOf } from '../shared/grpc.js'
import { kafkaOf } from '../shared/kafka.js'
import { ready } from '../shared/ready.js'
import { setting } from '../shared/settings.js'
import { Backends } from './backends.js'
import { EnterprisesController } from './enterprises.controller.js'
import { FundsController } from './funds.controller.js'
import { IdempotencyInterceptor } from './idempotency.interceptor.js'
import { IdempotencyKey, IdempotencyKeySchema } from './keys.js'
import { LiveController, LiveFeed } from './live.controller.js'

@Module({
  imports: [
    database,
    jwtModule,
    MongooseModule.forFeature([{ name: IdempotencyKey.name, schema: IdempotencyKeySchema }]),
    ClientsModule.register([
      { name: 'REGISTRY', ...grpcOf('registry', setting('REGISTRY_ADDRESS')) },
      { name: 'FUND', ...grpcOf('fund', setting('FUND_ADDRESS')) },
    ]),
  ],
  controllers: [EnterprisesController, FundsController, LiveController, LiveFeed],
  providers: [
    Backends,
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
class EdgeModule {}

const app = await NestFactory.create(EdgeModule, { logger: ['warn', 'error'] })
app.useGlobalPipes(
  new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }),
)
// The guard, the pipe and the interceptor are for requests: events have none of what they look at.
app.connectMicroservice(kafkaOf(`edge-${process.pid}`, false), { inheritAppConfig: false })
app.enableShutdownHooks()
await app.startAllMicroservices()
await app.listen(Number(setting('HTTP_PORT')), '127.0.0.1')
ready()
