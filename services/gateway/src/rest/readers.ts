import type { Admission } from './contract.ts'

/**
 * Who may look at funds, deals and cap tables, as the fund service has it: a pilot operator has no business with who owns
 * what. Live events of the fund service are told to nobody else.
 */
export const fundReaders = [
  'fund-manager',
  'registrar',
  'bank-officer',
  'coach',
  'statistician',
  'operator',
] as const satisfies Admission
