import type { ipLegalStatus } from '@seedline/contracts/operations'
import type { IpKind } from '@seedline/values'
import type { IpFact } from './events.ts'

type Word = readonly [zh: string, en: string]
export type IpStatus = (typeof ipLegalStatus.names)[number]

const facts: Readonly<Record<IpFact['type'], Word>> = {
  IpGranted: ['授权', 'grant'],
  IpStatusChanged: ['法律状态变化', 'change of legal status'],
  IpAnnuityPaid: ['缴纳年费', 'annuity paid'],
  IpRenewed: ['续展', 'renewal'],
  IpTermCompensated: ['期限补偿', 'compensated term'],
  IpOwnersChanged: ['权利人变更', 'change of owners'],
  IpLicensed: ['许可', 'licence'],
  IpLicenceEnded: ['许可终止', 'end of a licence'],
  IpDisputeOpened: ['纠纷', 'dispute'],
  IpDisputeSettled: ['纠纷了结', 'dispute settled'],
  IpInvalidationRequested: ['请求宣告无效', 'request to invalidate'],
  IpInvalidationDecided: ['无效决定', 'decision on invalidity'],
  IpConsentGiven: ['共有人同意', "co-owner's consent"],
  IpPledged: ['质押', 'pledge'],
  IpPledgeReleased: ['质押注销', 'release of a pledge'],
  IpMarked: ['标记', 'mark'],
  IpMarkRemoved: ['取消标记', 'mark removed'],
}

const statuses: Readonly<Record<IpStatus, Word>> = {
  filed: ['申请', 'filed'],
  published: ['公开', 'published'],
  examination: ['实质审查', 'under examination'],
  rejected: ['驳回', 'rejected'],
  withdrawn: ['撤回或视为撤回', 'withdrawn'],
  'granted-active': ['授权有效', 'in force'],
  'annuity-grace': ['年费滞纳期', 'in the grace period of its fees'],
  suspended: ['中止', 'suspended'],
  preserved: ['保全', 'preserved by a court'],
  pledged: ['质押', 'pledged'],
  'invalidation-pending': ['无效宣告审理中', 'invalidation pending'],
  'invalidated-partial': ['部分无效', 'partly invalidated'],
  'invalidated-full': ['全部无效', 'invalidated'],
  'terminated-fee': ['未缴年费终止', 'lapsed for an unpaid fee'],
  'terminated-expired': ['期限届满', 'expired'],
  abandoned: ['放弃', 'surrendered'],
  cancelled: ['撤销或注销', 'cancelled'],
  restored: ['恢复', 'restored'],
  'suspension-ended': ['中止结束', 'end of a suspension'],
  'preservation-ended': ['保全解除', 'end of a preservation'],
}

const kinds: Readonly<Record<IpKind, Word>> = {
  invention: ['发明专利', 'invention'],
  'utility-model': ['实用新型', 'utility model'],
  design: ['外观设计', 'design'],
  'overseas-patent': ['境外专利', 'patent abroad'],
  trademark: ['商标', 'trademark'],
  'software-copyright': ['软件著作权', 'software copyright'],
  'layout-design': ['集成电路布图设计', 'layout design'],
}

const told = (code: string, [zh, en]: Word) => ({ code, zh, en })

/** What a fact is called in a refusal: a change of status by the status. */
export const factWord = (fact: IpFact) =>
  fact.type === 'IpStatusChanged' ? statusWord(fact.status) : told(fact.type, facts[fact.type])

export const statusWord = (status: IpStatus) => told(status, statuses[status])

export const kindWord = (kind: IpKind) => told(kind, kinds[kind])
