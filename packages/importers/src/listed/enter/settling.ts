import { isOwn } from '../company.ts'
import type { Recorder } from './recorder.ts'
import type { Standing } from './standing.ts'

/** What settling one section works with. */
export interface Settling {
  readonly code: string
  readonly nameZh: string
  readonly shortName: string
  /** By the record, and by the dossier itself. */
  readonly formerNames: readonly { readonly name: string; readonly until: string }[]
  readonly enterpriseId: string
  readonly standing: Standing
  readonly recorder: Recorder
  /** Whether what the record calls doubtful is recorded all the same. */
  readonly confirms: boolean
}

interface WithSource {
  readonly provenance?: { readonly source: string } | undefined
}

/** Only what an earlier edition of the same dossier said is corrected by it. */
export const isOwnOf = ({ code }: Settling, { provenance }: WithSource): boolean =>
  isOwn(code, provenance?.source)

export const reasonOf = ({ code }: Settling): string =>
  `公开资料的新版本另有陈述 · A later edition of the public facts says otherwise (stock code ${code})`

export const idsOf = ({ enterpriseId }: Settling) => ({ enterpriseId })

export const pathOf = ({ enterpriseId }: Settling, rest: string): string =>
  `/enterprises/${encodeURIComponent(enterpriseId)}/${rest}`
