import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator'

const rungs = ['seed', 'angel', 'pre-a', 'a', 'a-plus', 'b', 'b-plus', 'c', 'c-plus', 'd', 'e', 'f']
const holderKinds = [
  'founder',
  'individual',
  'institution',
  'fund',
  'employee-platform',
  'public',
] as const

export class MoneyBody {
  @IsIn(['CNY', 'USD', 'HKD', 'EUR']) currency!: string
  @Matches(/^-?\d{1,25}(\.\d{1,10})?$/) amount!: string
}

export class EvidenceBody {
  @Length(1, 64) kind!: string
  @Length(1, 200) title!: string
  @IsOptional() @IsUrl() url?: string
}

export class ProvenanceBody {
  @Length(1, 200) source!: string
  @IsIn(['verified', 'reported', 'unverified']) confidence!: string
  @IsBoolean() synthetic!: boolean
}

export class RegisterEnterprise {
  @IsOptional() @Matches(/^[0-9A-HJ-NPQRTUWXY]{18}$/) uscc?: string
  @IsOptional() @Length(1, 200) nameZh?: string
  @IsOptional() @Length(1, 200) nameEn?: string
  @IsOptional() @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/) materialField?: string
  @IsOptional() @Matches(/^\d{6}$/) district?: string
  @IsOptional() @IsISO8601({ strict: true }) foundedOn?: string
  @IsOptional() @ValidateNested() @Type(() => ProvenanceBody) provenance?: ProvenanceBody
}

export class CommitmentBody {
  @Length(1, 64) partnerId!: string
  @Length(1, 200) partnerName!: string
  @IsIn(['government', 'institutional', 'enterprise']) partnerKind!: string
  @ValidateNested() @Type(() => MoneyBody) amount!: MoneyBody
  @IsISO8601({ strict: true }) committedOn!: string
}

export class OpenFund {
  @Length(1, 200) nameZh!: string
  @IsOptional() @Length(1, 200) nameEn?: string
  @IsIn(['CNY', 'USD', 'HKD', 'EUR']) currency!: string
  @ValidateNested() @Type(() => MoneyBody) targetSize!: MoneyBody
  @IsISO8601({ strict: true }) openedOn!: string
  @Length(1, 200) generalPartner!: string
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => CommitmentBody)
  commitments!: CommitmentBody[]
  @IsOptional() @ValidateNested() @Type(() => ProvenanceBody) provenance?: ProvenanceBody
}

export class OpenDeal {
  @IsString() fundId!: string
  @IsString() enterpriseId!: string
  @IsIn(rungs) round!: string
  @ValidateNested() @Type(() => MoneyBody) proposedAmount!: MoneyBody
  @IsISO8601({ strict: true }) openedOn!: string
}

export class ApproveDeal {
  @ValidateNested() @Type(() => MoneyBody) approvedAmount!: MoneyBody
  @IsISO8601({ strict: true }) approvedOn!: string
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => EvidenceBody)
  evidence!: EvidenceBody[]
}

export class SubscriptionBody {
  @IsOptional() @IsString() fundId?: string
  @IsOptional() @Length(1, 64) holderId?: string
  @Length(1, 200) holderName!: string
  @IsIn(holderKinds) holderKind!: string
  @Matches(/^\d{1,25}(\.\d{1,10})?$/) shares!: string
  @ValidateNested() @Type(() => MoneyBody) amount!: MoneyBody
}

export class CloseRound {
  @IsISO8601({ strict: true }) closedOn!: string
  @IsOptional() @ValidateNested() @Type(() => MoneyBody) preMoney?: MoneyBody
  @ValidateNested() @Type(() => MoneyBody) sharePrice!: MoneyBody
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => SubscriptionBody)
  subscriptions!: SubscriptionBody[]
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => EvidenceBody)
  evidence!: EvidenceBody[]
  @IsOptional() @ValidateNested() @Type(() => ProvenanceBody) provenance?: ProvenanceBody
}
