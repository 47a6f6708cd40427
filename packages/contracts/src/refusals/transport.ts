import type { Refusals } from './refusal.ts'

export const transportRefusals = {
  REQUEST_INVALID: {
    kind: 'invalid',
    title: ['请求内容有误。', 'The request is not valid.'],
    mend: [
      '请按 errors 中列出的每一项逐一修改后再发送。',
      'Mend each point listed in `errors`, then send it again.',
    ],
  },
  JSON_MALFORMED: {
    kind: 'invalid',
    title: ['请求正文不是合法的 JSON。', 'The body is not well-formed JSON.'],
    mend: [
      '请检查括号、引号和逗号，并以 UTF-8 编码发送。',
      'Check brackets, quotes and commas, and send it as UTF-8.',
    ],
  },
  DUPLICATE_KEY: {
    kind: 'invalid',
    title: ['同一个键给出了两次。', 'A key is given twice in one object.'],
    mend: [
      '请只保留其中一个；errors 指出了位置。系统不会替您选择用哪个值。',
      'Keep one of the two; `errors` says where it stands. None is chosen for you.',
    ],
  },
  BODY_MISSING: {
    kind: 'invalid',
    title: ['请求没有正文。', 'The request has no body.'],
    mend: [
      '请发送 JSON 正文，并注明 Content-Type: application/json。',
      'Send a JSON body with Content-Type: application/json.',
    ],
  },
  BODY_TOO_LARGE: {
    kind: 'too-large',
    title: ['请求正文超过 256 KiB。', 'The body is larger than 256 KiB.'],
    mend: ['请把内容分成几次发送。', 'Split it into several requests.'],
  },
  CONTENT_TYPE_UNSUPPORTED: {
    kind: 'unsupported',
    title: [
      '只接受 application/json（UTF-8，不压缩）。',
      'Only application/json is accepted (UTF-8, not compressed).',
    ],
    mend: [
      '请以 Content-Type: application/json 发送 JSON 正文。',
      'Send a JSON body with Content-Type: application/json.',
    ],
  },
  NOT_ACCEPTABLE: {
    kind: 'not-acceptable',
    title: [
      '此接口不能以所要求的格式回答。',
      'This operation cannot answer in the format asked for.',
    ],
    mend: [
      '请使用 Accept: application/json（列表还可用 text/csv）。',
      'Use Accept: application/json (lists also answer text/csv).',
    ],
  },
  ROUTE_UNKNOWN: {
    kind: 'not-found',
    title: ['没有这个地址。', 'There is nothing at this address.'],
    mend: ['请对照 /docs 检查地址。', 'Compare the address with /docs.'],
  },
  METHOD_NOT_ALLOWED: {
    kind: 'not-allowed',
    title: ['此地址不支持这种请求方法。', 'This address does not take this method.'],
    mend: ['请使用 Allow 响应头所列的方法。', 'Use one of the methods in the Allow header.'],
    facts: ['allowed'],
  },
  ADDRESS_MALFORMED: {
    kind: 'invalid',
    title: ['地址的编码有误。', 'The address is not encoded correctly.'],
    mend: ['请用百分号编码（UTF-8）书写地址。', 'Percent-encode the address as UTF-8.'],
  },
  HOST_NOT_ALLOWED: {
    kind: 'forbidden',
    title: ['此接口只在本机名下应答。', 'This is answered only under a name of this machine.'],
    mend: [
      '请通过 localhost 访问，或把所用的主机名写入 HTTP_PUBLIC_HOSTS。',
      'Ask under localhost, or put the host name that you use into HTTP_PUBLIC_HOSTS.',
    ],
  },
  IDEMPOTENCY_KEY_MISSING: {
    kind: 'invalid',
    title: ['写入请求缺少 Idempotency-Key。', 'A write needs an Idempotency-Key header.'],
    mend: [
      '请为每一次操作生成一个新的键（例如 UUID），重试时使用同一个键。',
      'Make a new key (a UUID, say) for each operation, and repeat the same key when you retry.',
    ],
  },
  IDEMPOTENCY_KEY_MALFORMED: {
    kind: 'invalid',
    title: ['Idempotency-Key 的格式有误。', 'The Idempotency-Key is malformed.'],
    mend: [
      '请使用 8 至 128 个字符：字母、数字以及 . _ : -，例如 UUID。',
      'Use 8 to 128 characters out of letters, digits and . _ : -, for example a UUID.',
    ],
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'refused',
    title: [
      '这个 Idempotency-Key 已用于另一项内容不同的请求。',
      'This Idempotency-Key was used for a different request.',
    ],
    mend: ['请为新的操作生成一个新的键。', 'Make a new key for a new operation.'],
    facts: ['stream', 'command_id'],
  },
  IF_MATCH_MALFORMED: {
    kind: 'invalid',
    title: ['If-Match 的格式有误。', 'The If-Match header is malformed.'],
    mend: [
      '请填写读取时得到的 ETag，例如 If-Match: "7"；尚无记录（版本 0）时请不要填写。',
      'Send the ETag of a read, e.g. If-Match: "7"; none where nothing is recorded (version 0).',
    ],
  },
  IF_MATCH_NOT_APPLICABLE: {
    kind: 'invalid',
    title: [
      '此操作不接受 If-Match：它不修改已有的内容。',
      'This operation takes no If-Match: it changes nothing that exists.',
    ],
    mend: ['请去掉 If-Match。', 'Leave the If-Match header out.'],
  },
  STALE_VERSION: {
    kind: 'stale',
    title: ['内容已被他人更改，版本已过期。', 'It has been changed since: the version is stale.'],
    detail: [
      '所依据的是第 {expected_version} 版，现在是第 {current_version} 版',
      'Based on version {expected_version}, but the record is at version {current_version}',
    ],
    mend: ['请重新读取后再修改', 'Read it again, then make the change anew'],
    facts: ['stream'],
  },
  TOO_MANY_REQUESTS: {
    kind: 'exhausted',
    title: ['同时进行的请求过多。', 'Too many requests are under way.'],
    mend: ['请按 Retry-After 稍候再试。', 'Wait as Retry-After says, then try again.'],
  },
  RATE_EXCEEDED: {
    kind: 'exhausted',
    title: ['您的机构查询过于频繁。', 'Your organisation asks too often.'],
    detail: [
      '您的机构每 {seconds} 秒最多 {quota} 次',
      'Your organisation may ask {quota} times in {seconds} seconds',
    ],
    mend: [
      '请在 {retry_after_seconds} 秒后再试；数量多时请成批查询。',
      'Come back after {retry_after_seconds} seconds; ask about many rights in a batch.',
    ],
  },
  TOO_MANY_STREAMS: {
    kind: 'exhausted',
    title: ['实时连接已达上限。', 'No more live connections can be opened.'],
    mend: [
      '请关闭不用的页面，稍后再试。',
      'Close pages that you do not need, and try again later.',
    ],
  },
  SERVICE_UNAVAILABLE: {
    kind: 'unavailable',
    title: ['服务暂时不可用。', 'The service cannot be reached at the moment.'],
    mend: [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key（命令编号）重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key (command id).',
    ],
  },
  OUTCOME_UNKNOWN: {
    kind: 'outcome-unknown',
    title: [
      '未能及时得到结果：操作可能已经完成。',
      'No answer came in time: the operation may have been done.',
    ],
    mend: [
      '请用同一个 Idempotency-Key（命令编号）重发同样的请求，即可得知结果，不会重复记录。',
      'Repeat it with the same Idempotency-Key (command id): that tells the result and records nothing twice.',
    ],
  },
  DEADLINE_EXCEEDED: {
    kind: 'outcome-unknown',
    title: [
      '未能在期限内完成：操作可能已经记录。',
      'Not done in time: the operation may have been recorded.',
    ],
    mend: [
      '请用同一个 Idempotency-Key（命令编号）重发同样的请求，即可得知结果，不会重复记录。',
      'Repeat it with the same Idempotency-Key (command id): that tells the result and records nothing twice.',
    ],
  },
  SERVICE_STOPPING: {
    kind: 'unavailable',
    title: ['服务正在重新启动。', 'The service is restarting.'],
    mend: [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key（命令编号）重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key (command id).',
    ],
  },
  TOO_MANY_CALLS: {
    kind: 'exhausted',
    title: ['服务正忙。', 'The service is busy.'],
    mend: ['请按 Retry-After 稍候再试。', 'Wait as Retry-After says, then try again.'],
  },
  REQUEST_UNREADABLE: {
    kind: 'invalid',
    title: [
      '网关与服务的接口不一致。',
      'The gateway and the service do not understand each other.',
    ],
    detail: ['请求不是该接口的 protobuf 消息', 'The request is not a protobuf message of this RPC'],
    mend: [
      '请按 proto 文件编码；若请求经由网关，请把 traceId 告知运维人员',
      'Encode it as the proto file says; where the gateway did so, give the traceId to an operator',
    ],
  },
  RESPONSE_TOO_LARGE: {
    kind: 'refused',
    title: ['应答超过大小限制。', 'The answer is larger than allowed.'],
    mend: ['请缩小查询范围或每页条数。', 'Ask for less: a narrower filter or a smaller page.'],
    facts: ['bytes', 'most_bytes'],
  },
  REQUEST_TIMEOUT: {
    kind: 'too-slow',
    title: ['请求没有及时送达。', 'The request did not arrive in time.'],
    mend: ['请检查网络后重试。', 'Check the connection and try again.'],
  },
  HTTP_MALFORMED: {
    kind: 'invalid',
    title: ['这不是合法的 HTTP 请求。', 'This is not a well-formed HTTP request.'],
    mend: ['请检查客户端或代理。', 'Check the client, or the proxy in between.'],
  },
  HEADERS_TOO_LARGE: {
    kind: 'headers-too-large',
    title: ['请求头过大。', 'The headers are too large.'],
    mend: ['请减少请求头的内容。', 'Send fewer or shorter headers.'],
  },
  NOT_READY: {
    kind: 'unavailable',
    title: ['系统尚未就绪。', 'The system is not ready.'],
    mend: [
      '请稍候再试；checks 说明了缺少什么。',
      'Try again shortly; `checks` says what is missing.',
    ],
  },
  PAGE_TOKEN_INVALID: {
    kind: 'invalid',
    title: ['pageToken 无效。', 'The pageToken is not valid.'],
    detail: ['翻页标记无效或属于另一查询', 'The page token is not valid, or of another query'],
    mend: [
      '请原样使用上一页返回的标记，并保持筛选和排序不变；或从第一页开始',
      'Use the token of the page before as it came, with the same filter and sort, or start anew',
    ],
  },
  EXPORT_TOO_LARGE: {
    kind: 'refused',
    title: ['导出的内容超过 10,000 行。', 'The export would exceed 10,000 rows.'],
    mend: ['请缩小筛选范围后再导出。', 'Narrow the filter, then export.'],
  },
  INTERNAL: {
    kind: 'internal',
    title: ['系统内部发生错误。', 'Something went wrong inside the system.'],
    mend: [
      '请稍后用同一个 Idempotency-Key（命令编号）重试；若仍出错，请把 traceId 告知运维人员。',
      'Try again later with the same Idempotency-Key (command id); else give the traceId to an operator.',
    ],
  },
} as const satisfies Refusals
