/** For whoever makes up codes and numbers that hold: files to be loaded, samples to be tested. */
export { patentCheck } from './patent-check.ts'
export { organisationCheck, usccCheck } from './uscc-check.ts'
