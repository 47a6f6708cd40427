/** What pages say of who is signed in, and of a page that has failed. */
export const sessionTextsZh = {
  'session.demo': '开发环境：选择一个演示身份登录。',
  'session.asColleague': '以基金管理人的同事身份登录',
  'session.asElsewhere': '以另一机构的基金管理人身份登录',
  'session.as': '以{{role}}身份登录',
  'session.paste': '或粘贴访问令牌',
  'session.use': '使用令牌',
  'session.hint': '令牌可由命令 npx --yes pnpm@12 seedline token --as ROLE 签发。',
  'session.refused': '这不是有效的令牌，或已过期。',
  'session.expired': '登录已失效，请重新登录。',
  'session.offer': '一个链接要以 {{other}} 的身份登录。您现在的身份是 {{current}}。',
  'session.stay': '保持 {{name}}',
  'session.change': '改用 {{name}}',
  'failure.title': '页面出错了',
  'failure.mend': '请重新打开；若仍然出错，请退出后重新登录。',
  'failure.again': '重新打开',
  'failure.signOut': '退出登录',
} as const
