interface Real {
  readonly ownReferenceFolder: string
  readClusterCodes(folder?: string): Promise<unknown>
}

const file = new URL(
  '../../../../services/registry/src/outbound/reference/cluster-codes.ts',
  import.meta.url,
)
const real = (await import(file.href)) as Real
// Read once, before time is no longer the machine's.
const codes = await real.readClusterCodes()

export const { ownReferenceFolder } = real

export const readClusterCodes = async (): Promise<unknown> => codes
