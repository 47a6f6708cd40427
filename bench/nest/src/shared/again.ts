import mongoose from 'mongoose'

const MOST_TRIES = 8

/** Loads, changes and saves once more when somebody else saved in between. */
export async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof mongoose.Error.VersionError) || tries === MOST_TRIES) throw error
    }
  }
}
