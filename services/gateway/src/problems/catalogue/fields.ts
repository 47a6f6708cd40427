import { entry } from './entry.ts'

/** What can be wrong with one field of a request. */
export const fields = {
  FIELD_MISSING: entry(
    400,
    ['缺少必填项。', 'A required field is missing.'],
    ['请填写此项。', 'Fill it in.'],
  ),
  FIELD_UNKNOWN: entry(
    400,
    ['没有这个字段。', 'There is no such field.'],
    ['请检查拼写，或去掉此字段。', 'Check its spelling, or leave it out.'],
  ),
  FIELD_INVALID: entry(
    400,
    ['此项的内容有误。', 'The value is not valid.'],
    ['请对照 /docs 中的格式修改。', 'Compare it with the format in /docs.'],
  ),
  VALUE_NOT_IN_LIST: entry(
    400,
    ['此项不在允许的取值之内。', 'The value is not one of those allowed.'],
    ['请从以下取值中选择：{allowed}', 'Choose one of: {allowed}'],
  ),
  OBJECT_EXPECTED: entry(
    400,
    ['此项应为一个对象。', 'An object is expected.'],
    ['请以 {…} 书写。', 'Write it as {…}.'],
  ),
  LIST_EXPECTED: entry(
    400,
    ['此项应为一个列表。', 'A list is expected.'],
    ['请以 […] 书写。', 'Write it as […].'],
  ),
  LIST_EMPTY: entry(
    400,
    ['列表不能为空。', 'The list is empty.'],
    ['请至少填写一项。', 'Give at least one entry.'],
  ),
  LIST_TOO_LONG: entry(
    400,
    ['列表的项数过多。', 'The list has too many entries.'],
    ['每次至多 {maximum} 项，请分成几次发送。', 'Send at most {maximum} at a time: split it.'],
  ),
  TEXT_EXPECTED: entry(
    400,
    ['此项应为文字。', 'Text is expected.'],
    ['请加上引号，写成字符串。', 'Write it in quotes, as a string.'],
  ),
  TEXT_EMPTY: entry(
    400,
    ['此项不能为空白。', 'The text is empty.'],
    ['请填写内容，或去掉此字段。', 'Fill it in, or leave the field out.'],
  ),
  TEXT_TOO_LONG: entry(
    400,
    ['文字过长。', 'The text is too long.'],
    ['请缩短到 {maximum} 个字符以内。', 'Shorten it to at most {maximum} characters.'],
  ),
  TEXT_HAS_CONTROL_CHARACTERS: entry(
    400,
    ['文字中含有控制字符或残缺的字符。', 'The text has control characters or broken characters.'],
    ['请去掉不可见的字符后再发送。', 'Remove the invisible characters.'],
  ),
  BOOLEAN_EXPECTED: entry(
    400,
    ['此项应为 true 或 false。', 'A true or false is expected.'],
    ['请写 true 或 false，不加引号。', 'Write true or false without quotes.'],
  ),
  NUMBER_MALFORMED: entry(
    400,
    ['此项应为整数。', 'A whole number is expected.'],
    ['请只写数字。', 'Write digits only.'],
  ),
  NUMBER_OUT_OF_RANGE: entry(
    400,
    ['数字超出范围。', 'The number is out of range.'],
    ['请填写 {bound} 的整数。', 'Give a whole number {bound}.'],
  ),
  MONEY_EXPECTED: entry(
    400,
    ['金额应写成币种和金额两项。', 'Money is written as a currency and an amount.'],
    [
      '请写成 {"currency": "CNY", "amount": "12.34"}。',
      'Write it as {"currency": "CNY", "amount": "12.34"}.',
    ],
  ),
  AMOUNT_NOT_A_STRING: entry(
    400,
    [
      '金额必须是字符串：JSON 数字会丢失精度。',
      'The amount must be a string: JSON numbers lose digits.',
    ],
    ['请给金额加上引号，例如 "12.34"。', 'Put the amount in quotes, e.g. "12.34".'],
  ),
  AMOUNT_MALFORMED: entry(
    400,
    ['金额的格式有误。', 'The amount is malformed.'],
    [
      '请写成十进制数，例如 "5000000.00"：不加千分位、货币符号或指数。',
      'Write a plain decimal such as "5000000.00": no thousands separators, symbols or exponents.',
    ],
  ),
  AMOUNT_TOO_PRECISE: entry(
    400,
    [
      '金额的小数位多于该币种的规定。',
      'The amount has more digits after the point than its currency.',
    ],
    ['请按该币种的小数位书写（人民币两位）。', "Keep to the currency's digits (two for CNY)."],
  ),
  AMOUNT_TOO_LARGE: entry(
    400,
    ['金额过大。', 'The amount is too large.'],
    ['请检查小数点和位数。', 'Check the decimal point and the number of digits.'],
  ),
  CURRENCY_UNKNOWN: entry(
    400,
    ['币种不是 ISO 4217 代码。', 'The currency is not an ISO 4217 code.'],
    ['请使用三个大写字母，例如 CNY、HKD、USD。', 'Use three capital letters, e.g. CNY, HKD, USD.'],
  ),
  DECIMAL_NOT_A_STRING: entry(
    400,
    [
      '数量必须是字符串：JSON 数字会丢失精度。',
      'The quantity must be a string: JSON numbers lose digits.',
    ],
    ['请给数量加上引号，例如 "1000000"。', 'Put it in quotes, e.g. "1000000".'],
  ),
  NUMERIC_MALFORMED: entry(
    400,
    ['数量的格式有误。', 'The quantity is malformed.'],
    [
      '请写成十进制数，小数点后至多十位，不加千分位或指数。',
      'Write a plain decimal with at most ten digits after the point, no separators or exponents.',
    ],
  ),
  DATE_INVALID: entry(
    400,
    ['日期有误。', 'This is not a date.'],
    [
      '请写成存在的日期，格式 YYYY-MM-DD，例如 2024-05-20。',
      'Write an existing date as YYYY-MM-DD, e.g. 2024-05-20.',
    ],
  ),
  INSTANT_INVALID: entry(
    400,
    ['时刻有误。', 'This is not an instant.'],
    [
      '请写成 ISO 8601，带 Z 或时差，例如 2024-05-20T08:30:00Z。',
      'Write ISO 8601 with Z or an offset, e.g. 2024-05-20T08:30:00Z.',
    ],
  ),
  ID_MALFORMED: entry(
    400,
    ['编号的格式有误。', 'The id is malformed.'],
    ['请原样使用系统给出的编号。', 'Use the id exactly as the system gave it.'],
  ),
  URL_MALFORMED: entry(
    400,
    ['网址有误。', 'The address is malformed.'],
    ['请以 http:// 或 https:// 开头。', 'It must begin with http:// or https://.'],
  ),
  SHA256_MALFORMED: entry(
    400,
    ['SHA-256 有误。', 'The SHA-256 is malformed.'],
    ['请写成 64 位小写十六进制。', 'Write 64 lower-case hex digits.'],
  ),
  NUMERIC_TOO_LARGE: entry(
    400,
    ['数值过长。', 'The number is too long.'],
    ['请核对单位和位数。', 'Check the unit and the number of digits.'],
  ),
  USCC_MALFORMED: entry(
    400,
    ['这不是统一社会信用代码。', 'This is not a Unified Social Credit Code.'],
    [
      '应为 18 位：数字与大写字母（不含 I、O、S、V、Z），第 3 至 8 位为数字。',
      'It has 18 characters: digits and letters without I, O, S, V, Z; the 3rd to 8th are digits.',
    ],
  ),
  USCC_FULL_WIDTH: entry(
    400,
    ['统一社会信用代码含有全角字符。', 'The code contains full-width characters.'],
    ['请改用半角字符重新输入。', 'Type it again in half-width characters.'],
  ),
  USCC_CHECK_DIGIT_WRONG: entry(
    400,
    ['统一社会信用代码的校验位不对。', 'The check digit of the code is wrong.'],
    [
      '请对照营业执照核对每一位；若代码属实，请在 checkDigitOverride 中注明依据。',
      'Compare it with the licence; if it really reads so, give the evidence in `checkDigitOverride`.',
    ],
  ),
  MATERIAL_FIELD_MALFORMED: entry(
    400,
    ['材料领域代码的格式有误。', 'The code of the material field is malformed.'],
    ['请使用领域目录中的代码。', 'Use a code from the list of material fields.'],
  ),
  DISTRICT_MALFORMED: entry(
    400,
    ['行政区划代码有误。', 'The code of the district is malformed.'],
    ['请使用六位 GB/T 2260 代码，例如 440309。', 'Use the six digits of GB/T 2260, e.g. 440309.'],
  ),
  TRANSACTION_TYPE_UNKNOWN: entry(
    400,
    ['没有这种股权交易。', 'There is no such transaction.'],
    ['请从 /docs 所列的类型中选择 type。', 'Choose `type` from those listed in /docs.'],
  ),
} as const
