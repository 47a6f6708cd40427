import type { Confidence, Text } from '@seedline/values'

/** How a fact's confidence is told; the words are the glossary's. */
export const confidenceNames: Readonly<Record<Confidence, Text>> = {
  verified: { zh: '已核实', en: 'Verified' },
  reported: { zh: '有来源', en: 'Reported' },
  unverified: { zh: '未核实', en: 'Unverified' },
  unstated: { zh: '可信程度未说明', en: 'Confidence not stated' },
}
