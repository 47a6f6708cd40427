import type { GrpcOptions } from '@nestjs/microservices'
import { Transport } from '@nestjs/microservices'
import { setting } from './settings.js'

const services = {
  registry: ['enterprise_service', 'stage_record_service'],
  fund: ['fund_service', 'deal_service', 'cap_table_service'],
} as const

/** The same protos as the system that it is compared with. */
export const grpcOf = (name: keyof typeof services, url: string): GrpcOptions => ({
  transport: Transport.GRPC,
  options: {
    url,
    package: `seedline.${name}.v1`,
    protoPath: services[name].map((file) => `seedline/${name}/v1/${file}.proto`),
    loader: {
      includeDirs: [setting('PROTO_DIR')],
      longs: String,
      enums: String,
      defaults: true,
      arrays: true,
    },
  },
})
