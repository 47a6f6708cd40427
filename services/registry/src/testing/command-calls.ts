import { commandCalls } from '@seedline/testing'
import { noon } from './enterprise-samples.ts'

/** A call by a registrar at noon. */
export const callOf = commandCalls(
  { subject: 'u-1', name: '登记员', roles: ['registrar'], organisation: 'cluster' },
  noon,
)
