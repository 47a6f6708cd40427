/** Tells whoever started it that it answers, and ends with it. */
export function ready(): void {
  process.on('disconnect', () => process.exit(0))
  process.send?.('ready')
}
