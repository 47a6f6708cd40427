/** What a system answers that has no enterprise and no cap table yet. */
export const emptyRegistry = (path: string): object =>
  path.includes('/cap-table') && !path.includes('/history')
    ? { enterpriseId: '', version: 0, totalQuantity: '0', holders: [] }
    : { items: [] }
