import type { IpRight } from '../api/ip-rights.ts'
import { reported } from './enterprise.ts'

/** A patent as the gateway answers it. */
export function ipRight(changes: Partial<IpRight> = {}): IpRight {
  return {
    ipRightId: 'p1',
    version: 3,
    family: 'patent',
    kind: 'invention',
    number: '202310000001.5',
    title: 'A made-up process',
    filedOn: '2023-01-09',
    grantedOn: '2024-06-04',
    toldFor: '2026-11-23',
    phase: 'in-force',
    statuses: ['granted-active', 'pledged'],
    statusOn: '2024-06-04',
    expiresOn: '2043-01-09',
    expiryBasis: 'term',
    monthsLeft: 193,
    fees: 'grace',
    feesDueOn: '2026-10-09',
    graceUntil: '2027-04-09',
    merged: [],
    owners: [
      { enterpriseId: 'e1', name: 'Journey Materials', share: '60' },
      { enterpriseId: '', name: 'A university', share: '' },
    ],
    acquisition: 'original',
    acquiredOn: '2023-01-09',
    marks: ['key-area'],
    highValue: false,
    ipClass: 'i',
    licences: [],
    disputes: [],
    invalidations: [],
    consents: [],
    enterprises: [],
    pledges: [
      { version: 3, reference: 'Y1', pledgee: 'A bank', since: '2025-01-01', until: '2027-01-01' },
    ],
    provenance: reported,
    entries: [
      { version: 2, type: 'IpGranted', on: '2024-06-04', provenance: reported },
      { version: 3, type: 'IpPledged', on: '2025-01-01', provenance: reported },
    ],
    ...changes,
  }
}
