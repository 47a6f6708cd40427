import { entry } from './entry.ts'

/** Refusals of the gateway itself, before any service is asked. */
export const transport = {
  REQUEST_INVALID: entry(
    400,
    ['请求内容有误。', 'The request is not valid.'],
    [
      '请按 errors 中列出的每一项逐一修改后再发送。',
      'Mend each point listed in `errors`, then send it again.',
    ],
  ),
  JSON_MALFORMED: entry(
    400,
    ['请求正文不是合法的 JSON。', 'The body is not well-formed JSON.'],
    [
      '请检查括号、引号和逗号，并以 UTF-8 编码发送。',
      'Check brackets, quotes and commas, and send it as UTF-8.',
    ],
  ),
  DUPLICATE_KEY: entry(
    400,
    ['同一个键给出了两次。', 'A key is given twice in one object.'],
    [
      '请只保留其中一个；errors 指出了位置。系统不会替您选择用哪个值。',
      'Keep one of the two; `errors` says where it stands. None is chosen for you.',
    ],
  ),
  BODY_MISSING: entry(
    400,
    ['请求没有正文。', 'The request has no body.'],
    [
      '请发送 JSON 正文，并注明 Content-Type: application/json。',
      'Send a JSON body with Content-Type: application/json.',
    ],
  ),
  BODY_TOO_LARGE: entry(
    413,
    ['请求正文超过 256 KiB。', 'The body is larger than 256 KiB.'],
    ['请把内容分成几次发送。', 'Split it into several requests.'],
  ),
  CONTENT_TYPE_UNSUPPORTED: entry(
    415,
    [
      '只接受 application/json（UTF-8，不压缩）。',
      'Only application/json is accepted (UTF-8, not compressed).',
    ],
    [
      '请以 Content-Type: application/json 发送 JSON 正文。',
      'Send a JSON body with Content-Type: application/json.',
    ],
  ),
  NOT_ACCEPTABLE: entry(
    406,
    ['此接口不能以所要求的格式回答。', 'This operation cannot answer in the format asked for.'],
    [
      '请使用 Accept: application/json（列表还可用 text/csv）。',
      'Use Accept: application/json (lists also answer text/csv).',
    ],
  ),
  ROUTE_UNKNOWN: entry(
    404,
    ['没有这个地址。', 'There is nothing at this address.'],
    ['请对照 /docs 检查地址。', 'Compare the address with /docs.'],
  ),
  METHOD_NOT_ALLOWED: entry(
    405,
    ['此地址不支持这种请求方法。', 'This address does not take this method.'],
    ['请使用 Allow 响应头所列的方法。', 'Use one of the methods in the Allow header.'],
  ),
  ADDRESS_MALFORMED: entry(
    400,
    ['地址的编码有误。', 'The address is not encoded correctly.'],
    ['请用百分号编码（UTF-8）书写地址。', 'Percent-encode the address as UTF-8.'],
  ),
  HOST_NOT_ALLOWED: entry(
    403,
    ['此接口只在本机名下应答。', 'This is answered only under a name of this machine.'],
    [
      '请通过 localhost 访问，或把所用的主机名写入 HTTP_PUBLIC_HOSTS。',
      'Ask under localhost, or put the host name that you use into HTTP_PUBLIC_HOSTS.',
    ],
  ),
  IDEMPOTENCY_KEY_MISSING: entry(
    400,
    ['写入请求缺少 Idempotency-Key。', 'A write needs an Idempotency-Key header.'],
    [
      '请为每一次操作生成一个新的键（例如 UUID），重试时使用同一个键。',
      'Make a new key (a UUID, say) for each operation, and repeat the same key when you retry.',
    ],
  ),
  IDEMPOTENCY_KEY_MALFORMED: entry(
    400,
    ['Idempotency-Key 的格式有误。', 'The Idempotency-Key is malformed.'],
    [
      '请使用 8 至 128 个字符：字母、数字以及 . _ : -，例如 UUID。',
      'Use 8 to 128 characters out of letters, digits and . _ : -, for example a UUID.',
    ],
  ),
  IDEMPOTENCY_KEY_IN_USE: entry(
    409,
    [
      '使用同一个 Idempotency-Key 的请求正在处理。',
      'A request with this Idempotency-Key is still being handled.',
    ],
    [
      '请稍候，再用同一个键和同样的内容重试。',
      'Wait a moment, then repeat the same request with the same key.',
    ],
  ),
  IDEMPOTENCY_KEY_REUSED: entry(
    422,
    [
      '这个 Idempotency-Key 已用于另一项内容不同的请求。',
      'This Idempotency-Key was used for a different request.',
    ],
    ['请为新的操作生成一个新的键。', 'Make a new key for a new operation.'],
  ),
  IF_MATCH_MALFORMED: entry(
    400,
    ['If-Match 的格式有误。', 'The If-Match header is malformed.'],
    [
      '请填写读取时得到的 ETag，例如 If-Match: "7"；尚无记录（版本 0）时请不要填写。',
      'Send the ETag of a read, e.g. If-Match: "7"; none where nothing is recorded (version 0).',
    ],
  ),
  IF_MATCH_NOT_APPLICABLE: entry(
    400,
    [
      '此操作不接受 If-Match：它不修改已有的内容。',
      'This operation takes no If-Match: it changes nothing that exists.',
    ],
    ['请去掉 If-Match。', 'Leave the If-Match header out.'],
  ),
  STALE_VERSION: entry(
    409,
    ['内容已被他人更改，版本已过期。', 'It has been changed since: the version is stale.'],
    [
      '请重新读取，核对变化后，以新的版本再提交。',
      'Read it again, look at what changed, and send it with the new version.',
    ],
  ),
  TOKEN_MISSING: entry(
    401,
    ['请求没有带令牌。', 'The request carries no token.'],
    [
      '请登录，并发送 Authorization: Bearer 令牌。',
      'Sign in, and send Authorization: Bearer <token>.',
    ],
  ),
  TOKEN_INVALID: entry(
    401,
    ['令牌无效。', 'The token is not valid.'],
    ['请重新登录以取得新的令牌。', 'Sign in again for a new token.'],
  ),
  TOKEN_EXPIRED: entry(
    401,
    ['令牌已过期。', 'The token has expired.'],
    ['请重新登录。', 'Sign in again.'],
  ),
  TOKEN_KEYS_UNAVAILABLE: entry(
    503,
    ['暂时无法取得验证令牌的公钥。', 'The keys that verify tokens cannot be read at the moment.'],
    ['请稍后重试。', 'Try again in a moment.'],
  ),
  ROLE_NOT_ALLOWED: entry(
    403,
    ['您的角色不能进行此操作。', 'Your role does not permit this operation.'],
    ['请由具备相应角色的同事办理。', 'Ask a colleague whose role permits it.'],
  ),
  TOO_MANY_REQUESTS: entry(
    429,
    ['同时进行的请求过多。', 'Too many requests are under way.'],
    ['请按 Retry-After 稍候再试。', 'Wait as Retry-After says, then try again.'],
  ),
  TOO_MANY_STREAMS: entry(
    429,
    ['实时连接已达上限。', 'No more live connections can be opened.'],
    ['请关闭不用的页面，稍后再试。', 'Close pages that you do not need, and try again later.'],
  ),
  SERVICE_UNAVAILABLE: entry(
    503,
    ['服务暂时不可用。', 'The service cannot be reached at the moment.'],
    [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key 重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key.',
    ],
  ),
  OUTCOME_UNKNOWN: entry(
    504,
    [
      '未能及时得到结果：操作可能已经完成。',
      'No answer came in time: the operation may have been done.',
    ],
    [
      '请用同一个 Idempotency-Key 重发同样的请求，即可得知结果，不会重复记录。',
      'Repeat it with the same Idempotency-Key: that tells the result and records nothing twice.',
    ],
  ),
  DEADLINE_EXCEEDED: entry(
    504,
    [
      '未能在期限内完成：操作可能已经记录。',
      'Not done in time: the operation may have been recorded.',
    ],
    [
      '请用同一个 Idempotency-Key 重发同样的请求，即可得知结果，不会重复记录。',
      'Repeat it with the same Idempotency-Key: that tells the result and records nothing twice.',
    ],
  ),
  SERVICE_STOPPING: entry(
    503,
    ['服务正在重新启动。', 'The service is restarting.'],
    [
      '请按 Retry-After 稍候，再用同一个 Idempotency-Key 重试。',
      'Wait as Retry-After says, then repeat with the same Idempotency-Key.',
    ],
  ),
  TOO_MANY_CALLS: entry(
    429,
    ['服务正忙。', 'The service is busy.'],
    ['请按 Retry-After 稍候再试。', 'Wait as Retry-After says, then try again.'],
  ),
  REQUEST_UNREADABLE: entry(
    500,
    ['网关与服务的接口不一致。', 'The gateway and the service do not understand each other.'],
    ['请把 traceId 告知运维人员。', 'Give the traceId to an operator.'],
  ),
  RESPONSE_TOO_LARGE: entry(
    422,
    ['应答超过大小限制。', 'The answer is larger than allowed.'],
    ['请缩小查询范围或每页条数。', 'Ask for less: a narrower filter or a smaller page.'],
  ),
  REQUEST_TIMEOUT: entry(
    408,
    ['请求没有及时送达。', 'The request did not arrive in time.'],
    ['请检查网络后重试。', 'Check the connection and try again.'],
  ),
  HTTP_MALFORMED: entry(
    400,
    ['这不是合法的 HTTP 请求。', 'This is not a well-formed HTTP request.'],
    ['请检查客户端或代理。', 'Check the client, or the proxy in between.'],
  ),
  HEADERS_TOO_LARGE: entry(
    431,
    ['请求头过大。', 'The headers are too large.'],
    ['请减少请求头的内容。', 'Send fewer or shorter headers.'],
  ),
  NOT_READY: entry(
    503,
    ['系统尚未就绪。', 'The system is not ready.'],
    ['请稍候再试；checks 说明了缺少什么。', 'Try again shortly; `checks` says what is missing.'],
  ),
  PAGE_TOKEN_INVALID: entry(
    400,
    ['pageToken 无效。', 'The pageToken is not valid.'],
    ['请从第一页重新开始。', 'Begin again with the first page.'],
  ),
  EXPORT_TOO_LARGE: entry(
    422,
    ['导出的内容超过 10,000 行。', 'The export would exceed 10,000 rows.'],
    ['请缩小筛选范围后再导出。', 'Narrow the filter, then export.'],
  ),
  SERVICE_UNKNOWN: entry(
    404,
    ['没有这个服务。', 'There is no such service.'],
    ['可用的服务：registry、fund。', 'The services are registry and fund.'],
  ),
  INTERNAL: entry(
    500,
    ['系统内部发生错误。', 'Something went wrong inside the system.'],
    [
      '请稍后用同一个 Idempotency-Key 重试；若仍出错，请把 traceId 告知运维人员。',
      'Try again later with the same Idempotency-Key; else give the traceId to an operator.',
    ],
  ),
} as const
