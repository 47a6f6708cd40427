import type { Text } from '@seedline/values'
import type { Given, Refused } from './recorder.ts'

/** What became of something that a dossier asks to be recorded. */
export type Verdict =
  | { readonly kind: 'recorded'; readonly remark?: Text }
  /** It was recorded otherwise by an earlier edition, and is corrected. */
  | { readonly kind: 'corrected'; readonly stated: string; readonly found: string }
  /** It is recorded already. */
  | { readonly kind: 'same'; readonly remark?: Text }
  /** It is recorded otherwise by somebody else, and left as it is. */
  | { readonly kind: 'differs'; readonly stated: string; readonly found: string }
  /** The record asks whether it can be right. */
  | { readonly kind: 'doubtful'; readonly said: Text }
  | { readonly kind: 'refused'; readonly code: string; readonly said: Text }
  /** Of a trial: it would be recorded. */
  | { readonly kind: 'acceptable'; readonly remark?: Text }
  /** Of a trial: only the file was checked, as what it is about isn't there yet. */
  | { readonly kind: 'not-tried' }

export const same: Verdict = { kind: 'same' }

export const refused = ({ code, said }: Refused): Verdict => ({ kind: 'refused', code, said })

/** What a command that records something new came to. */
export function verdictOf(given: Given): Verdict {
  return given.kind === 'refused' ? refused(given) : { kind: given.kind }
}

/** The same of one that corrects what is recorded. */
export function correctedBy(given: Given, stated: string, found: string): Verdict {
  return given.kind === 'recorded' ? { kind: 'corrected', stated, found } : verdictOf(given)
}

/** Whether what is asked for stands in the record now. */
export const stands = ({ kind }: Verdict): boolean =>
  kind === 'recorded' || kind === 'corrected' || kind === 'same'
