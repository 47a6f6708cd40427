import type { Refusals } from './refusal.ts'

/** Of the park or core area within a district. */
export const parkRefusals = {
  PARK_MALFORMED: {
    kind: 'invalid',
    title: ['园区代码的格式有误。', 'The code of the park is malformed.'],
    mend: [
      '请使用目录中的代码，例如 440306-1：区的代码加序号。',
      'Use a code from the list, such as 440306-1: that of the district and a number.',
    ],
  },
  PARK_UNKNOWN: {
    kind: 'invalid',
    title: ['没有这个园区。', 'There is no such park.'],
    mend: ['请使用行政区目录中的园区代码。', 'Use the code of a park from the list of districts.'],
  },
  PARK_OUTSIDE_DISTRICT: {
    kind: 'refused',
    title: ['园区不在企业所在的区。', "The park does not lie in the enterprise's district."],
    detail: [
      '园区 {park} 不在企业所在的区（{district}）',
      "The park {park} does not lie in the enterprise's district ({district})",
    ],
    mend: [
      '请核对二者；更正行政区时，请一并更正或清空园区',
      'Check both; where the district is corrected, correct or empty the park with it',
    ],
  },
} as const satisfies Refusals
