import {
  addressSetting,
  calledBy,
  databaseOf,
  recordingServices,
  type ServiceName,
  services,
} from '@seedline/contracts/services'

/** What all services of one stack have in common. */
export interface SystemAddresses {
  readonly mongoUrl: string
  readonly kafkaBrokers: string
  /** Put before databases and topics, so that several stacks may share servers; '' for none. */
  readonly namespace: string
  readonly ports: Readonly<Record<ServiceName, number>>
  readonly keyFile: string
  readonly jwksFile: string
}

/** What is put before each topic's name. */
export function topicPrefixOf(namespace: string): string {
  return namespace === '' ? '' : `${namespace}.`
}

/** The environment variables by which a service learns where everything is. */
export function settingsOf(service: ServiceName, at: SystemAddresses): Record<string, string> {
  const port = String(at.ports[service])
  return {
    SEEDLINE_ENV: 'development',
    ...databaseSettings(service, at),
    KAFKA_BROKERS: at.kafkaBrokers,
    KAFKA_TOPIC_PREFIX: topicPrefixOf(at.namespace),
    AUTH_JWKS_FILE: at.jwksFile,
    AUTH_ISSUER: 'https://seedline.invalid/development',
    AUTH_AUDIENCE: 'seedline',
    ...Object.fromEntries(
      calledBy(service).map((called) => [addressSetting(called), `127.0.0.1:${at.ports[called]}`]),
    ),
    // The gateway signs tokens for people with it, the others for themselves.
    DEV_SIGNING_KEY_FILE: at.keyFile,
    ...(services[service].serves === 'http' ? { HTTP_PORT: port } : { GRPC_PORT: port }),
  }
}

const databaseSettings = (service: ServiceName, at: SystemAddresses): Record<string, string> => {
  const recording = recordingServices.find((name) => name === service)
  return recording === undefined
    ? {}
    : { MONGO_URL: at.mongoUrl, MONGO_DATABASE: databaseOf(recording, at.namespace) }
}
