import { column } from './columns.ts'

/** A holder on a cap table as it is answered. */
interface Row {
  readonly holderId: string
  readonly name: string
  readonly kind?: string
  readonly quantity: string
  readonly percent: string
  readonly optionsOutstanding: string
}

/** The holders of a cap table as a table. */
export const holderColumns = [
  column<Row>('持有人', 'Holder', ({ name }) => name),
  column<Row>('类型', 'Kind', ({ kind }) => kind),
  column<Row>('持股数量', 'Quantity', ({ quantity }) => quantity),
  column<Row>('持股比例（%）', 'Share (%)', ({ percent }) => percent),
  column<Row>('未行权期权', 'Options outstanding', ({ optionsOutstanding }) => optionsOutstanding),
  column<Row>('持有人编号', 'Holder id', ({ holderId }) => holderId),
]
