import type { Connection } from 'mongoose'
import { theWorld } from '../world/world.ts'

export const connectMongo = async (_url: string, database: string): Promise<Connection> =>
  theWorld().connection(database) as unknown as Connection
