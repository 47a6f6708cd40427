import { useQuery } from '@tanstack/react-query'
import { type AsOf, asOfQuery } from '../kit/use-as-of.ts'
import { getFigures, getGetFiguresUrl } from './gen/gateway.ts'
import { download } from './http.ts'

export type {
  DuplicateFigures,
  Figures,
  FiguresStatement,
  StandingFigure,
} from './gen/model/index.ts'

export function useFigures(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['figures', id, asOf],
    queryFn: ({ signal }) => getFigures(id, asOfQuery(asOf), { signal }),
  })
}

export function exportFigures(id: string, asOf: AsOf): Promise<void> {
  return download(getGetFiguresUrl(id, asOfQuery(asOf)), `figures-${id}.csv`)
}
