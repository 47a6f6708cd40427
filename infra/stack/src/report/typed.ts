/** A command as a newcomer can type it: npx comes with Node, pnpm doesn't. */
export const typed = (command: string): string => `npx --yes pnpm@12 ${command}`
