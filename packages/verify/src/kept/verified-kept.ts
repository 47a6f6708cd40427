import type { KeptKind } from '@seedline/kept-facts'

/** What a service gives up of the facts that it keeps of another: whose, where they lie, and how they are read, pure. */
export type VerifiedKept = Pick<
  KeptKind<unknown>,
  'service' | 'kind' | 'version' | 'decode' | 'keysOf'
>
