import { type Problem, ProblemError, problem } from '@seedline/values'

/** The database did not take the write: it is certain that nothing was recorded. */
export const unavailable = (cause?: unknown): ProblemError =>
  new ProblemError(
    problem(
      'EVENT_STORE_UNAVAILABLE',
      'unavailable',
      {
        zh: '数据库暂时不可用，未记录任何内容',
        en: 'The database cannot be reached; nothing was recorded',
      },
      { zh: '请稍后用同一命令编号重试', en: 'Try again shortly with the same command id' },
    ),
    { cause },
  )

/** The write may or may not have been made. */
export const outcomeUnknown = (cause?: unknown): ProblemError =>
  new ProblemError(
    problem(
      'OUTCOME_UNKNOWN',
      'outcome-unknown',
      {
        zh: '数据库没有及时答复，命令可能已记录，也可能未记录',
        en: 'The database did not answer in time; the command may or may not have been recorded',
      },
      {
        zh: '请用同一命令编号重试：若已记录，将返回原来的结果',
        en: 'Repeat it with the same command id: if it was recorded, the first answer comes back',
      },
    ),
    { cause },
  )

/** More appends wait than the store is willing to hold. */
export const exhausted = (): ProblemError =>
  new ProblemError(
    problem(
      'EVENT_STORE_OVERLOADED',
      'exhausted',
      {
        zh: '等待写入的命令过多，未记录',
        en: 'Too many commands are waiting; nothing was recorded',
      },
      { zh: '请稍后用同一命令编号重试', en: 'Try again later with the same command id' },
    ),
  )

/** Other writers kept coming first. */
export const conflict = (stream: string, attempts: number): ProblemError =>
  new ProblemError(
    problem(
      'CONCURRENT_CHANGES',
      'conflict',
      {
        zh: '其他人一直在同时修改同一对象，未记录',
        en: 'Others kept changing the same record at the same time; nothing was recorded',
      },
      { zh: '请用同一命令编号重试', en: 'Try again with the same command id' },
      { facts: { stream, attempts: String(attempts) } },
    ),
  )

/** The caller had seen another version than the stream's. */
export const staleVersion = (
  stream: string,
  expectedVersion: number,
  currentVersion: number,
): ProblemError =>
  new ProblemError(
    problem(
      'STALE_VERSION',
      'conflict',
      {
        zh: `所依据的是第 ${expectedVersion} 版，现在是第 ${currentVersion} 版`,
        en: `Based on version ${expectedVersion}, but the record is at version ${currentVersion}`,
      },
      { zh: '请重新读取后再修改', en: 'Read it again, then make the change anew' },
      {
        facts: {
          stream,
          expected_version: String(expectedVersion),
          current_version: String(currentVersion),
        },
      },
    ),
  )

/** A command id came again with another request. */
export const keyReused = (stream: string, commandId: string): ProblemError =>
  new ProblemError(
    problem(
      'IDEMPOTENCY_KEY_REUSED',
      'refused',
      {
        zh: '这个命令编号已用于另一个内容不同的请求',
        en: 'This command id was already used for a request with other content',
      },
      {
        zh: '新的请求请使用新的编号；重试请原样发送',
        en: 'Use a new id for a new request; to retry, send the first request unchanged',
      },
      { facts: { stream, command_id: commandId } },
    ),
  )

/** A commit larger than the store takes. */
export const tooLarge = (facts: Readonly<Record<string, string>>): ProblemError =>
  new ProblemError(
    problem(
      'TOO_LARGE',
      'too-large',
      { zh: '一次记录的内容过大', en: 'This is more than can be recorded at once' },
      { zh: '请分成几个较小的命令', en: 'Split it into several smaller commands' },
      { facts },
    ),
  )

/** An id that cannot name a stream or a command. */
export const idInvalid = (name: string, value: unknown): ProblemError =>
  new ProblemError(
    problem(
      'ID_INVALID',
      'invalid',
      {
        zh: `${name} 必须是 1 至 200 个字符的文本`,
        en: `${name} must be text of 1 to 200 characters`,
      },
      { zh: '请检查并更正编号', en: 'Check the id and correct it' },
      { facts: { name, found: String(value).slice(0, 40) } },
    ),
  )

/**
 * A stored stream that cannot be folded: a fault of the data or of the code, never of the caller.
 */
export const streamUnreadable = (stream: string, version: number, cause?: unknown): ProblemError =>
  new ProblemError(
    problem(
      'STREAM_UNREADABLE',
      'internal',
      {
        zh: `${stream} 第 ${version} 版的记录无法读取`,
        en: `The record of ${stream} at version ${version} cannot be read`,
      },
      {
        zh: '请联系运维人员，并附上追踪编号',
        en: 'Tell the operator, with the trace id of this request',
      },
      { facts: { stream, version: String(version) } },
    ),
    { cause },
  )

/** Another relay has taken a lane over. */
export const leaseLost = (lanes: readonly number[]): ProblemError =>
  new ProblemError(
    problem(
      'LEASE_LOST',
      'conflict',
      {
        zh: '发布通道已由另一个中继接管',
        en: 'Another relay has taken over lanes that this one was publishing',
      },
      {
        zh: '无需处理：新的中继会发布仍待发布的内容',
        en: 'Nothing needs doing: the new holder publishes what is still pending',
      },
      { facts: { lanes: lanes.join(',') } },
    ),
  )

/** The problem of an error, when it is one that carries a problem. */
export const problemOf = (error: unknown): Problem | undefined =>
  error instanceof ProblemError ? error.problem : undefined
