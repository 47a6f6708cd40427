import { type Language, useLanguage } from './language.ts'

const NAMES: Record<string, Record<Language, string>> = {
  EnterpriseRegistered: { zh: '登记企业', en: 'Enterprise registered' },
  EnterpriseCorrected: { zh: '更正登记', en: 'Registration corrected' },
  EnterpriseClosed: { zh: '注销', en: 'Enterprise closed' },
  StageReached: { zh: '到达阶段', en: 'Stage reached' },
  StageCorrected: { zh: '更正阶段', en: 'Stage corrected' },
  StageWithdrawn: { zh: '撤销阶段', en: 'Stage withdrawn' },
  StockClassDefined: { zh: '设立股份类别', en: 'Stock class defined' },
  StakeholderNamed: { zh: '记录股东名称', en: 'Holder named' },
  StockIssued: { zh: '发行', en: 'Stock issued' },
  StockTransferred: { zh: '转让', en: 'Stock transferred' },
  StockCancelled: { zh: '注销股份', en: 'Stock cancelled' },
  StockClassSplit: { zh: '转增或拆分', en: 'Stock class split' },
  StockClassConverted: { zh: '股份转换', en: 'Stock class converted' },
  StockPlanDefined: { zh: '设立激励计划', en: 'Stock plan defined' },
  StockPlanPoolAdjusted: { zh: '调整激励池', en: 'Plan pool adjusted' },
  EquityCompensationIssued: { zh: '授予期权', en: 'Options granted' },
  EquityCompensationExercised: { zh: '行权', en: 'Options exercised' },
  VestingStarted: { zh: '开始归属', en: 'Vesting started' },
}

/** A person's word for an event type such as seedline.registry.v1.StageReached. */
export function useEventName(): (type: string) => string {
  const language = useLanguage()
  return (type) => {
    const short = type.slice(type.lastIndexOf('.') + 1)
    return NAMES[short]?.[language] ?? short
  }
}
