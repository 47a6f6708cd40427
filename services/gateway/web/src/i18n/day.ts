/** Where the dates of the records are. */
const ZONE = 'Asia/Shanghai'

// en-CA writes a date as YYYY-MM-DD.
const written = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day it is in Shanghai, wherever the reader is. */
export function todayInShanghai(now: Date = new Date()): string {
  return written.format(now)
}

/** Whether it is a day of the calendar: an address may hold anything. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const start = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(day)
}

/**
 * The instant at which a day ends in China, where the dates shown are. What is no day goes on as it is, so that the
 * gateway says what is wrong with it.
 */
export function endOfDay(day: string): string {
  return isDay(day) ? new Date(`${day}T23:59:59.999+08:00`).toISOString() : day
}
