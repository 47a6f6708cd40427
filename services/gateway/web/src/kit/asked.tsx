import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ProblemView } from './problem-view.tsx'

export interface Question<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

/** One way to show a question: its problem, its waiting, or its answer. */
export function Asked<T>(props: { query: Question<T>; children: (data: T) => ReactNode }) {
  const { data, error, refetch } = props.query
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  return data === undefined ? <Skeleton active /> : props.children(data)
}
