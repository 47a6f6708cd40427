import type { Evidence, Provenance } from '@seedline/register'
import type { Text } from '@seedline/values'

/** What a dossier asks to be recorded: one entry of its report. */
export type Wish = Common &
  (
    | (Profile & { readonly kind: 'profile' })
    | (FormerName & { readonly kind: 'former-name' })
    | (RungWish & { readonly kind: 'rung' })
    | (FigureWish & { readonly kind: 'figure' })
    | (DesignationWish & { readonly kind: 'designation' })
    | (CapitalWish & { readonly kind: 'capital' })
    | (PersonWish & { readonly kind: 'person' })
    | (AttestationWish & { readonly kind: 'attestation' })
    | (RightWish & { readonly kind: 'right' })
  )

export type WishOf<Kind extends Wish['kind']> = Extract<Wish, { readonly kind: Kind }>

interface Common {
  /** The place in the file that it is about. */
  readonly at: string
  readonly what: Text
  /** Every leaf of the file that is in what is recorded. */
  readonly leaves: readonly string[]
}

export interface Attribution {
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance
}

export interface Profile {
  readonly uscc?: string
  readonly nameZh?: string
  readonly nameEn?: string
  readonly materialField?: string
  readonly district?: string
  readonly foundedOn?: string
  readonly provenance: Provenance
}

interface FormerName extends Attribution {
  readonly until: string
  readonly nameZh: string
}

interface RungWish extends Attribution {
  readonly rung: string
  readonly reachedOn: string
}

export interface FigureWish extends Attribution {
  readonly period: string
  readonly item: string
  readonly value: string
  readonly unit: string
  readonly statedOn: string
  readonly audited: boolean
}

export interface DesignationWish extends Attribution {
  readonly designation: string
  readonly level: string
  readonly certificateNumber: string
  readonly validFrom: string
  readonly validTo: string | undefined
  readonly batch: string
  readonly authority: string
}

interface CapitalWish extends Attribution {
  readonly statedOn: string
  readonly registered: { readonly currency: string; readonly amount: string }
}

interface PersonWish extends Attribution {
  readonly name: string
  readonly office: string
  readonly appointedOn: string
  /** Whether the dossier states that day; else it is the one on which the person is known to be in office. */
  readonly isDated: boolean
}

interface AttestationWish extends Attribution {
  readonly fact: string
  readonly value: string
  readonly unit: string
  readonly attestedOn: string
}

/** Something that happened to a right, as the public interface takes it. */
export type RightFact = Readonly<Record<string, unknown>> & { readonly type: string }

interface RightWish extends Attribution {
  readonly family: string
  readonly number: string
  readonly title: string
  readonly filedOn: string | undefined
  readonly acquisition: string
  /** Undefined: the enterprise itself. */
  readonly owners: readonly string[] | undefined
  readonly facts: readonly RightFact[]
}

/** A figure that is stated, beside what the rest of the file or the record comes to. */
export interface Comparison {
  readonly at: string
  readonly what: Text
  readonly stated: string
  readonly found: string
  readonly equal: boolean
  readonly leaves: readonly string[]
}

/**
 * What is not recorded, and why. It speaks for the leaves that it names; where it names none, for
 * every leaf under its place that nothing else speaks for.
 */
export interface Note {
  readonly at: string
  readonly leaves?: readonly string[]
  readonly code: string
  readonly said: Text
}

/** What a reader found in its section. */
export interface Found {
  readonly wishes?: readonly Wish[]
  readonly comparisons?: readonly Comparison[]
  readonly notes?: readonly Note[]
}

export const note = (at: string, code: string, zh: string, en: string): Note => ({
  at,
  code,
  said: { zh, en },
})

export function joined(all: readonly Found[]): Required<Found> {
  return {
    wishes: all.flatMap(({ wishes = [] }) => wishes),
    comparisons: all.flatMap(({ comparisons = [] }) => comparisons),
    notes: all.flatMap(({ notes = [] }) => notes),
  }
}
