import { api } from './facts.ts'

/** The address of an enterprise's cap table. */
export const of = (enterprise: string) => `${api}/enterprises/@{${enterprise}}/cap-table`

export const stock = (
  securityId: string,
  holderId: string,
  quantity: string,
  more: object = {},
) => ({
  type: 'issue-stock',
  securityId,
  holderId,
  stockClassId: 'common',
  quantity,
  issuedOn: '2018-03-01',
  ...more,
})
export const define = (stockClassId: string, classType = 'common', more: object = {}) => ({
  type: 'define-stock-class',
  stockClassId,
  name: `${stockClassId} (synthetic)`,
  classType,
  ...more,
})
export const name = (holderId: string, kind: string) => ({
  type: 'name-stakeholder',
  holderId,
  name: `${holderId} (synthetic)`,
  kind,
})
