import type { Circus } from '@jest/types'
import { TestEnvironment } from 'jest-environment-node'
import { leaveOutIfLate } from './late-files.ts'
import { giveTime } from './patient-events.ts'

/** Node’s environment, on a machine that may be slower than usual. Jest wants a class here, and as the default export. */
export default class PatientEnvironment extends TestEnvironment {
  handleTestEvent(event: Circus.Event, state: Circus.State): void {
    giveTime(event, state)
    leaveOutIfLate(event, state)
  }
}
