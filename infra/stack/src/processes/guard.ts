import { type ChildProcess, spawn } from 'node:child_process'

// Waits until the stack's end of the pipe closes, which happens at its death by whatever cause,
// then ends what the ledger still lists: politely, and three seconds later by force. Told that all
// was stopped in order it looks at no ledger: the next stack in that folder may have begun its own.
const script = `
[ "$(cat)" = stopped ] && exit 0
[ -s "$1" ] || exit 0
list=$(cat "$1")
each() { printf '%s\\n' "$list" | while read -r kind id began name; do
  case $kind in
    process) kill "-$1" "-$id" 2>/dev/null ;;
    container) [ "$1" = TERM ] && docker rm --force --volumes "$id" >/dev/null 2>&1 ;;
  esac
done; }
each TERM
sleep 3
each KILL
`

/**
 * A shell of a few hundred kilobytes that outlives the stack only to tidy up after a `kill -9`.
 * After an orderly stop it ends without doing anything.
 */
export function startGuard(ledgerFile: string): { release(): void } {
  const guard: ChildProcess = spawn('sh', ['-c', script, 'seedline-guard', ledgerFile], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => undefined)
  guard.stdin?.on('error', () => undefined)
  guard.unref()
  return { release: () => guard.stdin?.end('stopped') }
}
