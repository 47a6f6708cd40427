import { type Check, failed, passed } from '../check.ts'
import { committedFiles, textOf } from '../committed-files.ts'

const licence = 'Apache-2.0'

/** Whoever takes a part of this reads in it under which terms. */
export const licenceChecks: readonly Check[] = [
  {
    name: `every package is under ${licence}`,
    run: async () => {
      const files = await committedFiles()
      if (files === undefined) return passed('skipped: not a git checkout')
      const manifests = files.filter((file) => /(^|\/)package\.json$/.test(file))
      const found = licenceFaults(manifests, textOf)
      return found.length === 0
        ? passed(`${manifests.length} package files say so, and LICENSE is its text`)
        : failed(`${found.length} found`, found.join('\n'))
    },
  },
]

export function licenceFaults(
  manifests: readonly string[],
  textOf: (file: string) => string,
): readonly string[] {
  const others = manifests.filter(
    (file) => (JSON.parse(textOf(file)) as { license?: string }).license !== licence,
  )
  const text = textOf('LICENSE')
  const isThere = text.includes('Apache License') && text.includes('END OF TERMS AND CONDITIONS')
  return [
    ...others.map((file) => `${file}: no "license": "${licence}"`),
    ...(isThere ? [] : ['LICENSE is not the text of the Apache License']),
  ]
}
