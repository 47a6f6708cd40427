import { Grid } from 'antd'

/** Whether the page is read on a telephone: tables then show their main columns alone. */
export function useNarrow(): boolean {
  return Grid.useBreakpoint().md === false
}
