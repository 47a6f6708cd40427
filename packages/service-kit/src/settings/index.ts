export { explained } from './explained.ts'
export { readSettings, SettingsError, settingsExitCode } from './read-settings.ts'
export {
  addressesIn,
  addressSettings,
  authSettings,
  commonSettings,
  grpcServerSettings,
  httpServerSettings,
  kafkaSettings,
  mongoSettings,
  relaySettings,
  serviceTokenSettings,
} from './service-settings.ts'
