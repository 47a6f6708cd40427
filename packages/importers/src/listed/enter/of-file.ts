import { basename } from 'node:path'
import { ProblemError } from '@seedline/values'

/** What is done with one of several files: a refusal that ends it says of which. */
export async function ofFile<Result>(file: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { problem } = error
    const name = basename(file)
    const title = { zh: `${name}：${problem.title.zh}`, en: `${name}: ${problem.title.en}` }
    throw new ProblemError({ ...problem, title }, { cause: error })
  }
}
