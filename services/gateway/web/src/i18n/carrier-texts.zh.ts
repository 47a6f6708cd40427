/** What pages say of innovation carriers. */
export const carrierTextsZh = {
  'carriers.title': '创新载体',
  'carriers.one': '创新载体',
  'carriers.status': '状态',
  'carriers.allKinds': '全部类型',
  'carriers.allLevels': '全部级别',
  'carriers.validOn': '在这一天计入',
  'carriers.empty': '还没有创新载体。',
  'carriers.emptyFilter': '没有符合条件的创新载体。',
  'carriers.hosted': '承建的创新载体',
  'carriers.noneHosted': '没有它承建的创新载体。',
  'carriers.further': '查看全部',
  'carriers.hosts': '承建单位',
  'carriers.plannedRole': '该区的规划定位',
  'carriers.counted': '计入期间',
  'carriers.recognitions': '历次认定',
  'carriers.endedOn': '自 {{day}} 起终止',
} as const
