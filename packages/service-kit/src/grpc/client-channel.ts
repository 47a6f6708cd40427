import { Client, type ClientOptions, connectivityState, credentials } from '@grpc/grpc-js'

const channelOptions = (messageBytes: number): ClientOptions => ({
  'grpc.max_receive_message_length': messageBytes,
  'grpc.max_send_message_length': messageBytes,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 10_000,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2_000,
  'grpc.service_config_disable_resolution': 1,
  'grpc.enable_channelz': 0,
  // Services are reached directly, whatever proxy the machine has for the world outside.
  'grpc.enable_http_proxy': 0,
  // Shared subchannels would give a new channel the very connection that is stuck.
  'grpc.use_local_subchannel_pool': 1,
})

/** One connection to a service, made anew when it hangs while connecting (grpc-node #2785). */
export interface ClientChannel {
  current(): Client
  /** To be called when a call ran out of time. */
  renewWhenStuck(): void
  close(): void
}

export function clientChannel(
  address: string,
  { messageBytes, deadlineMs }: { messageBytes: number; deadlineMs: number },
): ClientChannel {
  const connect = () =>
    new Client(address, credentials.createInsecure(), channelOptions(messageBytes))
  let client = connect()
  return {
    current: () => client,
    renewWhenStuck() {
      const channel = client.getChannel()
      if (channel.getConnectivityState(false) !== connectivityState.CONNECTING) return
      const stuck = client
      client = connect()
      // Calls still waiting on it run into their own deadlines first.
      setTimeout(() => stuck.close(), deadlineMs).unref()
    },
    close: () => client.close(),
  }
}
