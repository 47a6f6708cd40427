import type { Service } from '../story/deed.ts'
import type { World } from './world.ts'

/** Backups of databases, and which of them may be put back. */
export interface Backups {
  take(service: Service): void
  /** The oldest that holds all that was recorded: what was built, read and noted since is gone. */
  putBack(service: Service): boolean
}

const KEPT = 12

export function createBackups({ databases, log, scheduler }: World): Backups {
  const kept: {
    readonly service: Service
    readonly commits: number
    readonly putBack: () => void
  }[] = []
  const commitsOf = (service: Service): number =>
    databases.collection(service, 'commits').find({}).length
  return {
    take(service) {
      kept.push({ service, commits: commitsOf(service), putBack: databases.backup(service) })
      if (kept.length > KEPT) kept.shift()
    },
    putBack(service) {
      const commits = commitsOf(service)
      const found = kept.find((one) => one.service === service && one.commits === commits)
      log.push(`${scheduler.now().toFixed(1)} ${service} is set back: ${found !== undefined}`)
      found?.putBack()
      return found !== undefined
    },
  }
}
