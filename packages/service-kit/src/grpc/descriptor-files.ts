import { BinaryReader } from '@bufbuild/protobuf/wire'

/** The encoded FileDescriptorProtos within an encoded FileDescriptorSet. */
export function descriptorFiles(set: Uint8Array): Buffer[] {
  const reader = new BinaryReader(set)
  const files: Buffer[] = []
  while (reader.pos < reader.len) {
    const [field] = reader.tag()
    if (field !== fileField) throw new Error('The descriptor set holds more than files')
    files.push(Buffer.from(reader.bytes()))
  }
  return files
}

const fileField = 1
