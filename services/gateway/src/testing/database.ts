/** The MongoDB that integration tests run against. @throws Error outside of an integration run */
export const testMongoUrl = (): string => {
  const url = process.env.SEEDLINE_TEST_MONGO_URL
  if (url === undefined) throw new Error('run it by pnpm test:int, which starts a MongoDB')
  return url
}
