import * as z from 'zod'

export const idempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{8,128}$/)
  .meta({
    description:
      'New for each operation, the same for its repetitions: the first answer is given again for at least 24 hours.',
    example: '5f0c6a1e-6d0b-4a51-9c8e-0a2f7c1f6f4b',
  })

export const ifMatch = z
  .string()
  .regex(/^(?:\*|"[1-9][0-9]{0,9}")$/)
  .optional()
  .meta({
    description: 'ETag of the read that the change was decided on; 412 when it has changed since.',
    example: '"7"',
  })
