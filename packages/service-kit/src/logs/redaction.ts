const mask = '[redacted]'

const secretKeys =
  'token|access_?token|refresh_?token|id_?token|authorization|cookie|set-cookie|password|passwd|secret|client_?secret|private_?key|api_?key|signing_?key'

const jsonString = String.raw`"(?:[^"\\]|\\.)*"`

// A secret under a telling key, at any depth of the line, alone or in a list.
const underSecretKey = new RegExp(
  String.raw`("(?:${secretKeys})":)(?:${jsonString}|\[(?:${jsonString},?)*\])`,
  'gi',
)
// The same where the line quotes JSON inside a text.
const underQuotedSecretKey = new RegExp(
  String.raw`(\\+"(?:${secretKeys})\\+"\s*:\s*\\+")[^"\\]*`,
  'gi',
)
// Secrets inside longer texts: header values, tokens, passwords in addresses, private keys.
const bearer = /\b([Bb]earer|DPoP|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/g
const jwt = /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)*/g
const passwordInAddress = /([a-z][a-z0-9+.-]{0,20}:\/\/[^\s"/:@]*:)[^\s"/@]+@/gi
const privateKey = /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^"]*/g

/** A line of JSON with every secret that it would have carried masked. */
export const redacted = (line: string): string =>
  line
    .replace(underSecretKey, `$1"${mask}"`)
    .replace(underQuotedSecretKey, `$1${mask}`)
    .replace(bearer, `$1 ${mask}`)
    .replace(jwt, mask)
    .replace(passwordInAddress, `$1${mask}@`)
    .replace(privateKey, mask)
