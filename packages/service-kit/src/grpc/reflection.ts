import { EventEmitter } from 'node:events'
import {
  type handleBidiStreamingCall,
  type Server,
  type ServerDuplexStream,
  status,
} from '@grpc/grpc-js'
import { readDescriptorSet } from '@seedline/contracts/descriptors'
import type { Logger } from 'pino'
import { descriptorFiles } from './descriptor-files.ts'
import { rawMethod } from './raw-methods.ts'

const versions = ['grpc.reflection.v1', 'grpc.reflection.v1alpha'] as const
const pathOf = (version: string) => `/${version}.ServerReflection/ServerReflectionInfo`
const longestStreamMs = 60_000

type RawStream = ServerDuplexStream<Buffer, Buffer>
type Reflector = (stream: RawStream) => void

/**
 * Lets grpcurl and its like ask for the schema of these services, health included. The library
 * that answers is loaded at the first question: few processes are ever asked.
 */
export function addReflection(
  server: Server,
  options: { readonly services: readonly string[]; readonly logger: Logger },
): { close(): void } {
  const streams = new Set<RawStream>()
  let reflectors: Promise<ReadonlyMap<string, Reflector>> | undefined
  for (const version of versions) {
    const path = pathOf(version)
    const answer: handleBidiStreamingCall<Buffer, Buffer> = async (stream) => {
      streams.add(stream)
      const patience = setTimeout(() => stream.end(), longestStreamMs)
      stream.once('cancelled', () => {
        clearTimeout(patience)
        streams.delete(stream)
      })
      stream.pause()
      try {
        reflectors ??= loadReflectors(options.services)
        const reflect = (await reflectors).get(path)
        reflect?.(stream)
      } catch (err) {
        options.logger.error({ err }, 'reflection failed')
        stream.emit('error', { code: status.INTERNAL, details: 'Reflection failed' })
      }
    }
    server.addService({ info: rawMethod(path, true) }, { info: answer })
  }
  return {
    close() {
      for (const stream of streams) stream.end()
    },
  }
}

interface LibraryMethod {
  readonly path: string
  readonly requestDeserialize: (bytes: Buffer) => unknown
  readonly responseSerialize: (value: unknown) => Buffer
}
type Implementation = Readonly<Record<string, (stream: unknown) => void>>

async function loadReflectors(names: readonly string[]): Promise<ReadonlyMap<string, Reflector>> {
  const { ReflectionService } = await import('@grpc/reflection')
  const found = new Map<string, Reflector>()
  const files = { fileDescriptorProtos: descriptorFiles(readDescriptorSet()) }
  const library = new ReflectionService({ files } as never, {
    services: [...names, 'grpc.health.v1.Health'],
  })
  library.addToServer({
    addService(definition, implementation) {
      for (const method of Object.values(definition) as unknown as LibraryMethod[]) {
        const answer = (implementation as unknown as Implementation).ServerReflectionInfo
        if (answer) found.set(method.path, (stream) => answer(decoded(stream, method)))
      }
    },
  })
  return found
}

// What the library's handler uses of a stream, over the stream of bytes that grpc-js gives us.
function decoded(stream: RawStream, method: LibraryMethod): unknown {
  const messages = new EventEmitter()
  stream.on('data', (bytes: Buffer) => {
    try {
      messages.emit('data', method.requestDeserialize(bytes))
    } catch {
      stream.end()
    }
  })
  stream.on('end', () => messages.emit('end'))
  stream.resume()
  return Object.assign(messages, {
    write: (answer: unknown) => stream.write(method.responseSerialize(answer)),
    end: () => stream.end(),
  })
}
