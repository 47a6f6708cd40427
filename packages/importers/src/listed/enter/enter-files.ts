import type { Dossier } from '../dossier.ts'
import { readDossierFile } from '../read-listed.ts'
import { type Entering, enterDossier } from './enter-dossier.ts'
import { ofFile } from './of-file.ts'
import { isShort, type Report } from './report.ts'

/** A file of public facts, and what it says. */
export interface Filed {
  readonly file: string
  readonly dossier: Dossier
}

/** Reads files of public facts, all of them before anything is sent. @throws UnusableInput */
export async function readDossierFiles(
  files: readonly string[],
  today: string,
): Promise<readonly Filed[]> {
  const filed: Filed[] = []
  for (const file of files) filed.push({ file, dossier: await readDossierFile(file, today) })
  return filed
}

export interface EnteringFiles extends Entering {
  /** All or nothing: nothing is recorded where anything is refused. */
  readonly whole: boolean
  /** Told before each company is begun. */
  begins(code: string): void
  /** Told before they are recorded how many entries could only be checked in their form. */
  untried(count: number): void
}

export interface EnteredFiles {
  readonly reports: readonly Report[]
  readonly recordedNothing: boolean
}

/** Brings the record of each company to what its file says. @throws ProblemError, with the file's name */
export async function enterFiles(
  filed: readonly Filed[],
  entering: EnteringFiles,
): Promise<EnteredFiles> {
  const { whole, trial, untried } = entering
  if (whole && !trial) {
    const tried = await enterAll(filed, { ...entering, trial: true })
    if (tried.some(isShort)) return { reports: tried, recordedNothing: true }
    untried(tried.reduce((sum, report) => sum + untriedIn(report), 0))
  }
  return { reports: await enterAll(filed, entering), recordedNothing: trial }
}

async function enterAll(filed: readonly Filed[], entering: EnteringFiles): Promise<Report[]> {
  const reports: Report[] = []
  for (const { file, dossier } of filed) {
    entering.begins(dossier.company.code)
    reports.push(await ofFile(file, enterDossier(dossier, entering)))
  }
  return reports
}

const untriedIn = ({ entries }: Report): number =>
  entries.filter(({ verdict }) => verdict === 'not-tried').length
