/** The private key of a development stack, in its folder of keys. */
export const developmentKeyFile = 'development-signing-key.json'

const mark = 'development.'

/** The id of a development key: its thumbprint, marked so that production knows it by sight. */
export const marked = (thumbprint: string): string => `${mark}${thumbprint}`

export const isDevelopmentKeyId = (kid: string): boolean => kid.startsWith(mark)
