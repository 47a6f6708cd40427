import type { sessionTextsZh } from './session-texts.zh.ts'

/** What pages say of who is signed in, and of a page that has failed. */
export const sessionTextsEn: Record<keyof typeof sessionTextsZh, string> = {
  'session.demo': 'Development: choose a demonstration identity.',
  'session.asColleague': 'as a colleague of the fund manager',
  'session.asElsewhere': 'as a fund manager of another organisation',
  'session.as': 'Sign in as {{role}}',
  'session.paste': 'Or paste an access token',
  'session.use': 'Use the token',
  'session.hint': 'The command npx --yes pnpm@12 seedline token --as ROLE signs one.',
  'session.refused': 'This is no valid token, or it has expired.',
  'session.expired': 'Your session has ended. Please sign in again.',
  'session.offer': 'A link wants to sign you in as {{other}}. You are signed in as {{current}}.',
  'session.stay': 'Stay {{name}}',
  'session.change': 'Become {{name}}',
  'failure.title': 'This page has failed',
  'failure.mend': 'Open it anew; if it fails again, sign out and sign in.',
  'failure.again': 'Open anew',
  'failure.signOut': 'Sign out',
}
