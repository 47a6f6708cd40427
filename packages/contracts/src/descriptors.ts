import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the compiled description of every proto file lies (a FileDescriptorSet). */
export const descriptorSetPath: string = fileURLToPath(
  new URL('./gen/descriptors.binpb', import.meta.url),
)

/** The FileDescriptorSet's bytes: what reflection answers with, and any language can decode by. */
export const readDescriptorSet = (): Uint8Array => readFileSync(descriptorSetPath)
