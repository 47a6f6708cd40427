import type { planDimension, planMeasure } from '@seedline/contracts/operations'

/** What the plan counts. */
export type Measure = (typeof planMeasure.names)[number]

/** What a number can be told apart by. */
export type Dimension = (typeof planDimension.names)[number]
