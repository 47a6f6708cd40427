import { seedline } from './program.ts'

await seedline().parseAsync(process.argv)
