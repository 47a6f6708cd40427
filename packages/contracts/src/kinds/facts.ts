import {
  confidences,
  type Evidence,
  evidenceKinds,
  type Provenance,
  parseUscc,
  parseWebAddress,
  recordedUscc,
  type Uscc,
  webAddressMax,
} from '@seedline/values'
import { evidenceMost } from '../bounds.ts'
import { HolderKind as HolderKindValues } from '../gen/seedline/fund/v1/deal_events.ts'
import { Rung as RungValues } from '../gen/seedline/values/v1/rung.ts'
import {
  Confidence as ConfidenceValues,
  Evidence as EvidenceMessage,
  Provenance as ProvenanceMessage,
} from '../gen/seedline/values/v1/values.ts'
import { enumeration, oneOfWords } from './enumeration.ts'
import type { Kind, MessageKind } from './kind.ts'
import { flag } from './numbers.ts'
import { object } from './object.ts'
import { list, optional } from './several.ts'
import { formed, line, plain, textual } from './text.ts'

/** A rung of the ladder. */
export const rung = enumeration(RungValues, 'RUNG', {
  name: 'Rung',
  description: 'A rung of the ladder from seed to listing and beyond.',
})

/** What sort of holder owns stock. */
export const holderKind = enumeration(HolderKindValues, 'HOLDER_KIND', { name: 'HolderKind' })
export type HolderKind = (typeof holderKind.names)[number]

const statedKind = oneOfWords(evidenceKinds)

const evidenceKind: typeof statedKind = {
  ...statedKind,
  // A kind that this version doesn't know yet.
  recorded: (stored) => evidenceKinds.find((kind) => kind === stored) ?? 'other',
}

const webAddress = plain(
  {
    description: 'Where it can be read; absent when it is kept on paper.',
    format: 'uri',
    maxLength: webAddressMax,
  },
  parseWebAddress,
  'URL_MALFORMED',
)

const sha256 = formed(/^[0-9a-f]{64}$/, 'SHA256_MALFORMED', {
  description: 'SHA-256 of the document, lower-case hex.',
})

/** What a recorded fact rests on. */
export const evidence: MessageKind<EvidenceMessage, Evidence> = object(
  EvidenceMessage,
  {
    kind: evidenceKind,
    title: line(300),
    url: optional(webAddress, ''),
    sha256: optional(sha256, ''),
  },
  { name: 'Evidence', description: 'What a recorded fact rests on.' },
)

export const evidences = (max = evidenceMost) => list(evidence, { max })

const stated = enumeration(ConfidenceValues, 'CONFIDENCE')

const confidence: Kind<ConfidenceValues, Provenance['confidence']> = {
  ...stated,
  toProto: (value) => (value === 'unstated' ? stated.none : stated.toProto(value)),
  // What is not said, or said in words that this version doesn't know, is never upgraded.
  recorded: (stored) => stated.nameOf(stored) ?? 'unstated',
}

// Both lists name the same: the domain's is read where no protobuf is.
confidences satisfies readonly (typeof stated.names)[number][]

/** Where a fact comes from and how far it is trusted. */
export const provenance: MessageKind<ProvenanceMessage, Provenance> = object(
  ProvenanceMessage,
  {
    source: { ...line(300), recorded: (stored: string) => stored },
    confidence,
    synthetic: flag('True for demonstration data that no real enterprise stands behind.'),
  },
  { name: 'Provenance', description: 'Where a fact comes from and how far it is trusted.' },
)

const letters = '0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy'

/**
 * A Unified Social Credit Code. Whether its check digit holds depends on the evidence beside it, which whoever takes
 * a code in looks at; a code that was recorded is not judged again.
 */
export const uscc: Kind<string, Uscc> = {
  ...textual<Uscc>({
    schema: {
      description: 'Unified Social Credit Code (GB 32100-2015), its check digit verified.',
      examples: ['91440399000000019Q'],
      pattern: `^[${letters}]{2}[0-9]{6}[${letters}]{10}$`,
    },
    notText: 'USCC_MALFORMED',
    parse: (text) => parseUscc(text, { checkDigitOverride: true }),
    write: (code) => code,
  }),
  recorded: recordedUscc,
}
