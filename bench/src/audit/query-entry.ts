/** What one query of a bank leaves in the audit log: as large as a usual one. */
export const bytesOf = (id: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      id,
      bank: '91110000100001234A',
      staff: { id: 'officer-0917', name: 'Bench' },
      purpose: 'ip-pledge-loan',
      consent: { id: '0198f6a2-consent', version: 3 },
      policy: { id: 'ip-pledge', version: 12 },
      subject: '91330200MA2AB12345',
      rights: ['CN202310000001.X', 'CN202310000002.8'],
      asked_at: '2026-11-30T08:00:00.000Z',
      answered_at: '2026-11-30T08:00:00.003Z',
      answer: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
      released: ['legal_status', 'owners', 'annuities', 'pledges', 'remaining_term'],
      trace_id: '0af7651916cd43dd8448eb211c80319c',
    }),
  )
