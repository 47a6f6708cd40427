import { formatStatedDecimal, type StatedAmount, unitName } from '@seedline/values'

/** A figure as it was stated, for people. */
export const told = ({ value, unit }: StatedAmount) => {
  const number = formatStatedDecimal(value)
  const { zh, en } = unitName(unit)
  return { code: `${number} ${unit}`, zh: `${number} ${zh}`, en: `${number} ${en}` }
}
