import type { Refusals } from './refusal.ts'

export const fieldsRefusals = {
  FIELD_MISSING: {
    kind: 'invalid',
    title: ['缺少必填项。', 'A required field is missing.'],
    mend: ['请填写此项。', 'Fill it in.'],
  },
  FIELD_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这个字段。', 'There is no such field.'],
    mend: ['请检查拼写，或去掉此字段。', 'Check its spelling, or leave it out.'],
  },
  VALUE_NOT_IN_LIST: {
    kind: 'invalid',
    title: ['此项不在允许的取值之内。', 'The value is not one of those allowed.'],
    mend: ['请从以下取值中选择：{allowed}', 'Choose one of: {allowed}'],
  },
  OBJECT_EXPECTED: {
    kind: 'invalid',
    title: ['此项应为一个对象。', 'An object is expected.'],
    mend: ['请以 {…} 书写。', 'Write it as {…}.'],
  },
  LIST_EXPECTED: {
    kind: 'invalid',
    title: ['此项应为一个列表。', 'A list is expected.'],
    mend: ['请以 […] 书写。', 'Write it as […].'],
  },
  LIST_EMPTY: {
    kind: 'invalid',
    title: ['列表不能为空。', 'The list is empty.'],
    mend: ['请至少填写一项。', 'Give at least one entry.'],
  },
  LIST_TOO_LONG: {
    kind: 'invalid',
    title: ['列表的项数过多。', 'The list has too many entries.'],
    mend: [
      '每次至多 {maximum} 项，请分成几次发送。',
      'Send at most {maximum} at a time: split it.',
    ],
  },
  TEXT_EXPECTED: {
    kind: 'invalid',
    title: ['此项应为文字。', 'Text is expected.'],
    mend: ['请加上引号，写成字符串。', 'Write it in quotes, as a string.'],
  },
  TEXT_EMPTY: {
    kind: 'invalid',
    title: ['此项不能为空白。', 'The text is empty.'],
    mend: ['请填写内容，或去掉此字段。', 'Fill it in, or leave the field out.'],
  },
  TEXT_TOO_LONG: {
    kind: 'invalid',
    title: ['文字过长。', 'The text is too long.'],
    mend: ['请缩短到 {maximum} 个字符以内。', 'Shorten it to at most {maximum} characters.'],
  },
  TEXT_HAS_CONTROL_CHARACTERS: {
    kind: 'invalid',
    title: [
      '文字中含有控制字符或残缺的字符。',
      'The text has control characters or broken characters.',
    ],
    mend: ['请去掉不可见的字符后再发送。', 'Remove the invisible characters.'],
  },
  TEXT_HAS_INVISIBLE_CHARACTERS: {
    kind: 'invalid',
    title: ['文字中含有看不见的字符。', 'The text has characters that are not seen.'],
    mend: [
      '请重新输入这段文字，不要从网页或表格中复制。',
      'Type the text anew instead of copying it from a page or a sheet.',
    ],
  },
  ORGANISATION_AMBIGUOUS: {
    kind: 'invalid',
    title: [
      '机构名称的同一个词中混有外形相近的不同文字。',
      'A word of the organisation mixes letters that look alike.',
    ],
    mend: ['请照其人员令牌中的写法重新输入。', 'Type it anew as the tokens of its people name it.'],
  },
  BOOLEAN_EXPECTED: {
    kind: 'invalid',
    title: ['此项应为 true 或 false。', 'A true or false is expected.'],
    mend: ['请写 true 或 false，不加引号。', 'Write true or false without quotes.'],
  },
  NUMBER_MALFORMED: {
    kind: 'invalid',
    title: ['此项应为整数。', 'A whole number is expected.'],
    mend: ['请只写数字。', 'Write digits only.'],
  },
  NUMBER_OUT_OF_RANGE: {
    kind: 'invalid',
    title: ['数字超出范围。', 'The number is out of range.'],
    mend: ['请填写 {bound} 的整数。', 'Give a whole number {bound}.'],
  },
  MONEY_EXPECTED: {
    kind: 'invalid',
    title: ['金额应写成币种和金额两项。', 'Money is written as a currency and an amount.'],
    mend: [
      '请写成 {"currency": "CNY", "amount": "12.34"}。',
      'Write it as {"currency": "CNY", "amount": "12.34"}.',
    ],
  },
  AMOUNT_MISSING: {
    kind: 'invalid',
    title: ['缺少金额。', 'There is no amount.'],
    mend: ['请填写币种和金额。', 'Give a currency and an amount.'],
  },
  COMMITMENT_MISSING: {
    kind: 'invalid',
    title: ['缺少认缴承诺。', 'There is no commitment.'],
    mend: ['请填写合伙人和金额。', 'Give the partner and the amount.'],
  },
  AMOUNT_NOT_A_STRING: {
    kind: 'invalid',
    title: [
      '金额必须是字符串：JSON 数字会丢失精度。',
      'The amount must be a string: JSON numbers lose digits.',
    ],
    mend: ['请给金额加上引号，例如 "12.34"。', 'Put the amount in quotes, e.g. "12.34".'],
  },
  AMOUNT_MALFORMED: {
    kind: 'invalid',
    title: ['金额的格式有误。', 'The amount is malformed.'],
    mend: [
      '请写成十进制数，例如 "5000000.00"：不加千分位、货币符号或指数。',
      'Write a plain decimal such as "5000000.00": no thousands separators, symbols or exponents.',
    ],
  },
  AMOUNT_TOO_PRECISE: {
    kind: 'invalid',
    title: [
      '金额的小数位多于该币种的规定。',
      'The amount has more digits after the point than its currency.',
    ],
    mend: [
      '请按该币种的小数位书写（人民币两位）。',
      "Keep to the currency's digits (two for CNY).",
    ],
  },
  AMOUNT_TOO_LARGE: {
    kind: 'invalid',
    title: ['金额过大。', 'The amount is too large.'],
    mend: ['请核对单位（元、万元、亿元）', 'Check the unit (yuan, 10,000 yuan, 100 million)'],
  },
  CURRENCY_UNKNOWN: {
    kind: 'invalid',
    title: ['币种不是 ISO 4217 代码。', 'The currency is not an ISO 4217 code.'],
    mend: [
      '请使用三个大写字母，例如 CNY、HKD、USD。',
      'Use three capital letters, e.g. CNY, HKD, USD.',
    ],
  },
  DECIMAL_NOT_A_STRING: {
    kind: 'invalid',
    title: [
      '数量必须是字符串：JSON 数字会丢失精度。',
      'The quantity must be a string: JSON numbers lose digits.',
    ],
    mend: ['请给数量加上引号，例如 "1000000"。', 'Put it in quotes, e.g. "1000000".'],
  },
  NUMERIC_MALFORMED: {
    kind: 'invalid',
    title: ['数量的格式有误。', 'The quantity is malformed.'],
    mend: [
      '请写成十进制数，小数点后至多十位，不加千分位或指数。',
      'Write a plain decimal with at most ten digits after the point, no separators or exponents.',
    ],
  },
  DATE_INVALID: {
    kind: 'invalid',
    title: ['日期有误。', 'This is not a date.'],
    mend: [
      '请写成存在的日期，格式 YYYY-MM-DD，例如 2024-05-20。',
      'Write an existing date as YYYY-MM-DD, e.g. 2024-05-20.',
    ],
  },
  INSTANT_INVALID: {
    kind: 'invalid',
    title: ['时刻有误。', 'This is not an instant.'],
    mend: [
      '请写成 ISO 8601，带 Z 或时差，例如 2024-05-20T08:30:00Z。',
      'Write ISO 8601 with Z or an offset, e.g. 2024-05-20T08:30:00Z.',
    ],
  },
  ID_MALFORMED: {
    kind: 'invalid',
    title: ['编号的格式有误。', 'The id is malformed.'],
    mend: ['请原样使用系统给出的编号。', 'Use the id exactly as the system gave it.'],
  },
  URL_MALFORMED: {
    kind: 'invalid',
    title: ['网址有误。', 'The address is malformed.'],
    mend: ['请以 http:// 或 https:// 开头。', 'It must begin with http:// or https://.'],
  },
  SHA256_MALFORMED: {
    kind: 'invalid',
    title: ['SHA-256 有误。', 'The SHA-256 is malformed.'],
    mend: ['请写成 64 位小写十六进制。', 'Write 64 lower-case hex digits.'],
  },
  NUMERIC_TOO_LARGE: {
    kind: 'invalid',
    title: ['数值过长。', 'The number is too long.'],
    mend: ['请核对单位和位数。', 'Check the unit and the number of digits.'],
  },
  USCC_MALFORMED: {
    kind: 'invalid',
    title: ['这不是统一社会信用代码。', 'This is not a Unified Social Credit Code.'],
    mend: [
      '应为 18 位：数字与大写字母（不含 I、O、S、V、Z），第 3 至 8 位为数字。',
      'It has 18 characters: digits and letters without I, O, S, V, Z; the 3rd to 8th are digits.',
    ],
  },
  USCC_FULL_WIDTH: {
    kind: 'invalid',
    title: ['统一社会信用代码含有全角字符。', 'The code contains full-width characters.'],
    mend: ['请改用半角字符重新输入。', 'Type it again in half-width characters.'],
  },
  USCC_CHECK_DIGIT_WRONG: {
    kind: 'invalid',
    title: ['统一社会信用代码的校验位不对。', 'The check digit of the code is wrong.'],
    mend: [
      '请对照营业执照核对每一位；若代码属实，请在 checkDigitOverride 中注明依据。',
      'Compare it with the licence; if it really reads so, give the evidence in `checkDigitOverride`.',
    ],
  },
  USCC_ORGANISATION_WRONG: {
    kind: 'invalid',
    title: [
      '统一社会信用代码中的组织机构代码校验位不对。',
      'The organisation code within the code fails its own check.',
    ],
    mend: [
      '请对照营业执照核对第 9 至 17 位；若代码属实，请在 checkDigitOverride 中注明依据。',
      'Compare characters 9 to 17 with the licence; if it really reads so, give the evidence in `checkDigitOverride`.',
    ],
  },
  USCC_AUTHORITY_UNKNOWN: {
    kind: 'invalid',
    title: ['没有登记管理部门发出这样开头的代码。', 'No department gives out codes that begin so.'],
    mend: [
      '请对照营业执照核对前两位；若代码属实，请在 checkDigitOverride 中注明依据。',
      'Compare the first two characters with the licence; if it really reads so, give the evidence in `checkDigitOverride`.',
    ],
  },
  USCC_IDENTITY_CARD: {
    kind: 'invalid',
    title: [
      '这是居民身份证号码，不是统一社会信用代码。',
      "This is a person's identity-card number, not a Unified Social Credit Code.",
    ],
    mend: [
      '请填写营业执照上的代码；身份证号码一律不登记。',
      "Give the code of the enterprise's licence; identity-card numbers are never recorded.",
    ],
  },
  MATERIAL_FIELD_MALFORMED: {
    kind: 'invalid',
    title: ['材料领域代码的格式有误。', 'The code of the material field is malformed.'],
    mend: ['请使用领域目录中的代码。', 'Use a code from the list of material fields.'],
  },
  DISTRICT_MALFORMED: {
    kind: 'invalid',
    title: ['行政区划代码有误。', 'The code of the district is malformed.'],
    mend: [
      '请使用六位 GB/T 2260 代码，例如 440309；没有代码的区域用其编号，例如 SHENSHAN。',
      'Use the six digits of GB/T 2260, e.g. 440309, or the id of an area that has none, e.g. SHENSHAN.',
    ],
  },
  TRANSACTION_TYPE_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这种股权交易。', 'There is no such transaction.'],
    mend: ['请从 /docs 所列的类型中选择 type。', 'Choose `type` from those listed in /docs.'],
  },
  PRICE_NEGATIVE: {
    kind: 'invalid',
    title: ['价格不得为负。', 'A price is not negative.'],
    mend: [
      '无偿取得请填 "0"，不详请留空。',
      'Give "0" for nothing, and leave it out where it is unknown.',
    ],
  },
  CURRENCY_WITHOUT_PRICE: {
    kind: 'invalid',
    title: ['填写了币种，却没有价格。', 'A currency is given without a price.'],
    mend: ['请填写价格，或去掉币种。', 'Give the price, or leave the currency out.'],
  },
} as const satisfies Refusals
