import { Link } from 'react-router'
import { type Area, useAreas } from '../app/reference.ts'
import { useText } from '../i18n/i18n.ts'
import { mapSize, shapes } from './district-shapes.ts'
import { shadeOf } from './shades.ts'

/** What a map says of a district. */
export interface OnMap {
  /** Undefined: nothing is known. */
  readonly value: number | undefined
  /** The value in words, as the table beside the map has it. */
  readonly says: string
  /** The enterprises behind it. */
  readonly to: string
}

/**
 * The districts, drawn by ourselves and to no scale. Each is a link to what is behind its number; the table beside the
 * map says the same.
 */
export function DistrictMap(props: { of: ReadonlyMap<string, OnMap>; label: string }) {
  const areas = useAreas()
  // Those of the plan last: their border lies over that of their neighbours.
  const planned = (id: string) => areas.some((area) => area.id === id && area.planned)
  const inOrder = shapes.toSorted((a, b) => Number(planned(a.id)) - Number(planned(b.id)))
  const largest = Math.max(0, ...[...props.of.values()].map(({ value = 0 }) => value))
  return (
    <figure>
      <svg className="map" viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}>
        <title>{props.label}</title>
        {inOrder.map((shape) => {
          const area = areas.find(({ id }) => id === shape.id)
          const said = area && props.of.get(area.code)
          return area && said ? (
            <Drawn key={shape.id} shape={shape} area={area} said={said} largest={largest} />
          ) : null
        })}
      </svg>
      <Legend />
    </figure>
  )
}

function Drawn(props: {
  shape: (typeof shapes)[number]
  area: Area
  said: OnMap
  largest: number
}) {
  const { shape, area, said } = props
  const label = [`${area.short} ${said.says}`, area.name, area.role].filter(Boolean).join(' · ')
  const [x, y] = shape.at
  const shade = shadeOf(said.value, props.largest)
  return (
    <Link
      to={said.to}
      className={`area shade-${shade ?? 'unknown'}${area.planned ? ' planned' : ''}`}
      aria-label={label}
    >
      <polygon points={shape.corners} />
      <text x={x} y={y - 2}>
        {area.short}
      </text>{' '}
      <text x={x} y={y + 21} className="area-value">
        {said.says}
      </text>
    </Link>
  )
}

function Legend() {
  const text = useText()
  return (
    <div className="actions quiet">
      <span className="legend">
        <span className="swatch planned" /> {text('plan.map.planned')}
      </span>
      <span className="legend">
        <span className="swatch shade-1" />
        <span className="swatch shade-3" />
        <span className="swatch shade-5" /> {text('plan.map.shades')}
      </span>
      <span className="legend">
        <span className="swatch shade-unknown" /> {text('plan.map.unknown')}
      </span>
      <span>{text('plan.map.noScale')}</span>
    </div>
  )
}
