import { expect, test } from '@jest/globals'
import { complete, fact } from '../../testing/listed-facts.ts'
import { readDossier } from '../dossier.ts'

test('What is stated as of a day is of that day, and not of the dossier’s', () => {
  const period = { period: '截至2019-12-31' }
  const { registry } = complete()
  const dossier = readDossier(
    complete({
      registry: {
        ...registry,
        registered_capital: fact(300, '万元', period),
        legal_rep: fact('甲某', null, period),
      },
      technology: { invention_patents: fact(2, '项', period) },
    }),
    '2026-11-30',
  )
  expect(dossier?.wishes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'attestation', attestedOn: '2019-12-31' }),
      expect.objectContaining({ kind: 'capital', statedOn: '2019-12-31' }),
      expect.objectContaining({ kind: 'person', appointedOn: '2019-12-31', isDated: false }),
    ]),
  )
})
