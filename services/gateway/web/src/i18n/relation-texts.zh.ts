/** Texts of other records of an enterprise, its group and its contacts. */
export const relationTextsZh = {
  'enterprise.park': '园区或核心区',
  'list.allParks': '全部园区和核心区',
  'list.allDesignations': '不限称号',
  'group.title': '母公司、实际控制人与下属企业',
  'group.none': '没有记录母公司、实际控制人或下属企业。',
  'contacts.title': '联系人',
  'contacts.none': '没有记录联系人。',
  'merging.duplicates': '同一企业的其他记录',
  'merging.goesOnAs': '本记录与下列企业是同一家：',
  'merging.nothingMore':
    '这里不再登记新的内容。已登记在本编号下的内容保留可查；保留的记录缺少的，请连同依据登记在那里。',
  'merging.readUnderTheirIds':
    '这些记录是重复登记的，以本记录为准继续。原来登记的内容在各自编号下查阅，其中经营数据和称号也在本页各自名下列出；统计时计入本企业，同一事项只计一次。缺少的请连同依据登记在这里；两者矛盾时，以这里登记的为准。',
  'merging.none': '没有。',
  'merging.now': '现为',
  'merging.under': '记录在以下编号名下：',
  'merging.leftOut': '内容过多，此处未列出，请到该记录的页面查看。',
  'merging.ownCounts': '已合并记录下的内容同属本企业；与本企业自身记录重复时以自身为准。',
  'merging.recordedUnder': '登记在已合并的记录下',
} as const
