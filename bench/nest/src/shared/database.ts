import { MongooseModule } from '@nestjs/mongoose'
import { setting } from './settings.js'

/** As durable as what it is compared with: every write is journalled by a majority. */
export const database = MongooseModule.forRoot(setting('MONGO_URL'), {
  dbName: setting('MONGO_DATABASE'),
  writeConcern: { w: 'majority', journal: true },
})
