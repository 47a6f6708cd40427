import { type Problem, problem } from '@seedline/values'

export const forbidden = (needed: string): Problem =>
  problem(
    'ROLE_NOT_ALLOWED',
    'forbidden',
    { zh: '您的角色不能执行此操作', en: 'Your role may not do this' },
    {
      zh: `请由具有以下角色的人员办理：${needed}`,
      en: `Ask somebody with one of these roles: ${needed}`,
    },
    { facts: { needed_roles: needed } },
  )

export const tooManyCalls: Problem = problem(
  'TOO_MANY_CALLS',
  'exhausted',
  { zh: '服务正忙', en: 'The service is busy' },
  { zh: '请稍后重试', en: 'Try again in a moment' },
)

export const stopping: Problem = problem(
  'SERVICE_STOPPING',
  'unavailable',
  { zh: '服务正在停止', en: 'The service is stopping' },
  { zh: '请稍后重试', en: 'Try again in a moment' },
)

export const requestUnreadable: Problem = problem(
  'REQUEST_UNREADABLE',
  'invalid',
  {
    zh: '请求不是该接口的 protobuf 消息',
    en: 'The request is not a protobuf message of this RPC',
  },
  { zh: '请按 proto 文件编码', en: 'Encode it as the proto file says' },
)

export const requestTooLarge = (bytes: number, most: number): Problem =>
  problem(
    'REQUEST_TOO_LARGE',
    'too-large',
    { zh: '请求超过大小限制', en: 'The request is larger than allowed' },
    { zh: '请分成几次提交', en: 'Send it in several parts' },
    { facts: { bytes: String(bytes), most_bytes: String(most) } },
  )

export const responseTooLarge = (bytes: number, most: number): Problem =>
  problem(
    'RESPONSE_TOO_LARGE',
    'too-large',
    { zh: '应答超过大小限制', en: 'The answer is larger than allowed' },
    { zh: '请缩小查询范围或每页条数', en: 'Ask for less: a narrower filter or a smaller page' },
    { facts: { bytes: String(bytes), most_bytes: String(most) } },
  )

export const deadlineExceeded: Problem = problem(
  'DEADLINE_EXCEEDED',
  'outcome-unknown',
  {
    zh: '未能在期限内完成，命令可能已被记录，也可能没有',
    en: 'Not done in time: the command may have been recorded or not',
  },
  {
    zh: '请用同一个命令编号重试',
    en: 'Try again with the same command id',
  },
)

/** Says nothing of what went wrong inside: the trace id leads those who may know to the log. */
export const internal = (traceId: string): Problem =>
  problem(
    'INTERNAL',
    'internal',
    { zh: '服务内部出错', en: 'Something went wrong inside the service' },
    {
      zh: '请重试；若仍出错，请把追踪编号告知运维人员',
      en: 'Try again; if it fails again, give the trace id to the operator',
    },
    { facts: { trace_id: traceId } },
  )
