import { setFlagsFromString } from 'node:v8'

/**
 * For a program that only verifies, or only imports: little of what is read stays, yet V8 would let a heap with room
 * grow to several times of it before it collects. Costs a little time. The command line is started with the first and the
 * last of these, too: its modules alone let the heap grow before anything here is run.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--optimize-for-size')
  setFlagsFromString('--heap-growing-percent=20')
  setFlagsFromString('--max-semi-space-size=2')
}
