import { useQuery } from '@tanstack/react-query'
import { useEnterprises } from '../api/enterprises.ts'
import { todayInShanghai } from '../i18n/day.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { CommandButton } from '../kit/form/command-button.tsx'
import { useSession } from '../session/use-session.ts'
import { sha256 } from './sha256.ts'

const usual = { purposes: ['loan-application'], scopes: ['ip-portfolio'] }
const languageTags = { zh: 'zh-CN', en: 'en' } as const

/** A consent given here by the enterprise's own people: the text stands in the form, and its digest is recorded. */
export function GiveConsent() {
  const text = useText()
  const language = useLanguage()
  const session = useSession()
  const enterpriseId = useOwnEnterprise()
  const says = text('consents.text')
  const digest = useQuery({ queryKey: ['digest', says], queryFn: () => sha256(says) }).data
  const today = todayInShanghai()
  if (enterpriseId === undefined || digest === undefined) return null
  return (
    <CommandButton
      id="grantConsent"
      primary
      label={text('consents.give')}
      hide={['enterpriseId', 'textDigest', 'textLanguage', 'method', 'grantedOn', 'evidence']}
      initial={{ ...usual, validFrom: today, validTo: aYearAfter(today), signatory: session?.name }}
      preview={() => <blockquote className="quiet">{says}</blockquote>}
      complete={(request) => ({
        ...request,
        enterpriseId,
        textDigest: digest,
        textLanguage: languageTags[language],
        method: 'online',
        grantedOn: today,
      })}
    />
  )
}

/** What an enterprise signed on paper, recorded by the keeper of the register with the paper. */
export function RecordPaperConsent() {
  const text = useText()
  return (
    <CommandButton
      id="grantConsent"
      primary
      label={text('consents.record')}
      hide={['method']}
      need={['evidence']}
      enterprises={['enterpriseId']}
      initial={{ ...usual, textLanguage: languageTags.zh, evidence: [{}] }}
      complete={(request) => ({ ...request, method: 'paper' })}
    />
  )
}

/** The enterprise whose code is the organisation of whoever is signed in; undefined while nobody knows it. */
function useOwnEnterprise(): string | undefined {
  const uscc = (useSession()?.organisation ?? '').toUpperCase()
  const found = useEnterprises({ search: uscc })
  return found.data?.items.find((one) => uscc !== '' && one.uscc === uscc)?.enterpriseId
}

const aYearAfter = (day: string): string =>
  `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace('-02-29', '-02-28')
