import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from 'mongoose'

const withinMs = 10 * 60_000

/** Until all that there is of so many enterprises is in the read models, and published. */
export async function allSeen({ db }: Connection, enterprises: number): Promise<void> {
  const wanted = [
    ['enterprise_list', enterprises],
    ['ip_right', enterprises * 10],
    ['figures', enterprises],
  ] as const
  const until = Date.now() + withinMs
  for (;;) {
    const names = (await db?.listCollections().toArray())?.map(({ name }) => name) ?? []
    const complete = await Promise.all(
      wanted.map(async ([view, most]) => {
        const name = names.find((one) => one.startsWith(`view_${view}_`)) ?? ''
        return (await db?.collection(name).estimatedDocumentCount()) === most
      }),
    )
    const pending = await db?.collection('commits').findOne({ pending: true })
    if (complete.every((all) => all) && pending === null) return
    if (Date.now() > until) throw new Error('Not all that was recorded came to be seen')
    await pause(500)
  }
}
