import { noteContracts } from './steps/contracts.ts'

// The last step of `pnpm generate`, whoever asked for it.
noteContracts()
