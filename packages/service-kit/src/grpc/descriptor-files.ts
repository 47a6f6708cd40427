/** The encoded FileDescriptorProtos within an encoded FileDescriptorSet. */
export function descriptorFiles(set: Uint8Array): Buffer[] {
  const bytes = Buffer.from(set.buffer, set.byteOffset, set.byteLength)
  const files: Buffer[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes.readUInt8(at++)
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new Error('The descriptor set is damaged')
  }
  while (at < bytes.length) {
    if (varint() !== fileField) throw new Error('The descriptor set holds more than files')
    const end = varint() + at
    if (end > bytes.length) throw new Error('The descriptor set is cut off')
    files.push(bytes.subarray(at, end))
    at = end
  }
  return files
}

// Field 1, length-delimited.
const fileField = 0x0a
