import { randomUUID } from 'node:crypto'
import { chmod, link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Role } from '@seedline/contracts/roles'
import { ProblemError, problem } from '@seedline/values'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import { z } from 'zod'
import type { Actor } from './actor.ts'
import { type DevelopmentIdentity, developmentActor } from './development-identities.ts'
import { developmentKeyFile, marked } from './development-key-id.ts'

export { developmentActor, developmentOrganisationOf } from './development-identities.ts'

/** The issuer of tokens signed with a local key; refused by every service in production. */
export const developmentIssuer = 'https://seedline.invalid/development'
export const developmentAudience = 'seedline'
/** The verifier takes no longer lifetime from the development issuer. */
export const longestDevelopmentHours = 12

const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  alg: z.literal('ES256'),
  kid: z.string().min(1),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})

/** A private signing key (JWK, ES256) of a development stack. */
export type DevelopmentKey = z.infer<typeof privateJwk>

export interface DevelopmentKeyFiles {
  /** Private JWK, readable by its owner only. */
  readonly keyFile: string
  /** The JWKS with its public half, for verifiers. */
  readonly jwksFile: string
}

/** Where the keys of a data folder (`.seedline`) lie. */
export function developmentKeyFiles(dataFolder: string): DevelopmentKeyFiles {
  const folder = join(dataFolder, 'keys')
  return {
    keyFile: join(folder, developmentKeyFile),
    jwksFile: join(folder, 'jwks.json'),
  }
}

/**
 * Makes the key where there is none yet and (always) the JWKS beside it; safe when several
 * processes start at once.
 * @throws ProblemError DEVELOPMENT_KEYS_IN_PRODUCTION, DEVELOPMENT_KEY_UNREADABLE
 */
export async function ensureDevelopmentKeys(dataFolder: string): Promise<DevelopmentKeyFiles> {
  refuseInProduction()
  const files = developmentKeyFiles(dataFolder)
  await mkdir(dirname(files.keyFile), { recursive: true, mode: 0o700 })
  const found = await readFile(files.keyFile).catch(() => undefined)
  if (!found) await createOnce(files.keyFile, JSON.stringify(await newKey(), null, 2))
  const { d: _, ...publicKey } = await readDevelopmentKey(files.keyFile)
  const jwks = { keys: [{ ...publicKey, use: 'sig' }] }
  const draft = `${files.jwksFile}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(jwks, null, 2)}\n`)
  await rename(draft, files.jwksFile)
  return files
}

/** @throws ProblemError DEVELOPMENT_KEYS_IN_PRODUCTION, DEVELOPMENT_KEY_UNREADABLE */
export async function readDevelopmentKey(keyFile: string): Promise<DevelopmentKey> {
  refuseInProduction()
  try {
    const key = privateJwk.parse(JSON.parse(await readFile(keyFile, 'utf8')))
    // Whatever the file calls it: files from before ids were marked name the thumbprint alone.
    return { ...key, kid: marked(await calculateJwkThumbprint(key)) }
  } catch (cause) {
    throw new ProblemError(unreadable(keyFile), { cause })
  }
}

/**
 * A token for an actor, ES256, valid for `hours` (0 < hours ≤ 12, 8 by default).
 * @throws ProblemError DEVELOPMENT_KEYS_IN_PRODUCTION, TOKEN_LIFETIME_INVALID
 */
export async function signDevelopmentToken(
  key: DevelopmentKey,
  actor: Actor,
  { hours = 8, now = Date.now() }: { readonly hours?: number; readonly now?: number } = {},
): Promise<string> {
  refuseInProduction()
  if (!(hours > 0 && hours <= longestDevelopmentHours)) throw new ProblemError(badLifetime(hours))
  const issuedAt = Math.floor(now / 1000)
  return new SignJWT({ name: actor.name, roles: [...actor.roles], org: actor.organisation })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'JWT' })
    .setIssuer(developmentIssuer)
    .setAudience(developmentAudience)
    .setSubject(actor.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + Math.floor(hours * 3600))
    .sign(await importJWK(key, 'ES256'))
}

/** A token for somebody for development, who it says that is, and when it ends. @throws as `signDevelopmentToken` */
export async function developmentToken(
  key: DevelopmentKey,
  role: Role,
  { hours, ...identity }: DevelopmentIdentity & { readonly hours: number },
) {
  const actor = developmentActor(role, identity)
  const now = Date.now()
  const token = await signDevelopmentToken(key, actor, { hours, now })
  return { token, expiresAt: new Date(now + hours * 3_600_000).toISOString(), actor }
}

async function newKey(): Promise<DevelopmentKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return privateJwk.parse({ ...jwk, alg: 'ES256', kid: marked(await calculateJwkThumbprint(jwk)) })
}

// A link fails when the name is taken: the first of several starters wins, and none reads half a
// file.
async function createOnce(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${text}\n`, { mode: 0o600 })
  await chmod(draft, 0o600)
  try {
    await link(draft, file)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
  } finally {
    await unlink(draft)
  }
}

function refuseInProduction(): void {
  if (process.env.SEEDLINE_ENV !== 'production') return
  throw new ProblemError(
    problem(
      'DEVELOPMENT_KEYS_IN_PRODUCTION',
      'refused',
      {
        zh: '生产环境不得使用开发签名密钥',
        en: 'Development signing keys are refused when SEEDLINE_ENV=production',
      },
      {
        zh: '请向身份提供方申请令牌',
        en: 'Get a token from the identity provider of this system',
      },
    ),
  )
}

function unreadable(keyFile: string) {
  return problem(
    'DEVELOPMENT_KEY_UNREADABLE',
    'not-found',
    {
      zh: `读不到开发签名密钥 ${keyFile}`,
      en: `No development signing key can be read at ${keyFile}`,
    },
    {
      zh: '先运行 pnpm start 生成密钥，或用 DEV_SIGNING_KEY_FILE 指明文件',
      en: 'Run `pnpm start` once to make one, or name the file in DEV_SIGNING_KEY_FILE',
    },
  )
}

function badLifetime(hours: number) {
  return problem(
    'TOKEN_LIFETIME_INVALID',
    'invalid',
    { zh: `令牌有效期 ${hours} 小时不可用`, en: `A token can't live for ${hours} hours` },
    {
      zh: `请用大于 0 且不超过 ${longestDevelopmentHours} 的小时数`,
      en: `Use more than 0 and at most ${longestDevelopmentHours} hours`,
    },
  )
}
