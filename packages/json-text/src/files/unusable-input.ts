import { type Problem, ProblemError } from '@seedline/values'

/** A file or folder that was given can't be entered as it is. Nothing has been sent. */
export class UnusableInput extends ProblemError {
  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(problem, options)
    this.name = 'UnusableInput'
  }
}
