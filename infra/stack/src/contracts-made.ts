import { gather } from '@seedline/contracts/gather'
import { noteContracts } from './steps/contracts.ts'

// The last steps of `pnpm generate`, whoever asked for it.
gather()
noteContracts()
