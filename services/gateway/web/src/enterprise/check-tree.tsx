import type { CheckLine } from '../api/designations.ts'
import { useWord } from '../i18n/glossary.ts'
import { useText } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/language.ts'
import { OutcomeMark } from './outcome-mark.tsx'

interface Branch {
  readonly line: CheckLine
  readonly below: readonly Branch[]
}

/** Lines that each say how deep they stand, as the tree that they are of. */
export function treeOf(lines: readonly CheckLine[]): readonly Branch[] {
  const top: Branch[] = []
  const open: { depth: number; into: Branch[] }[] = [{ depth: -1, into: top }]
  for (const line of lines) {
    while ((open.at(-1)?.depth ?? -1) >= line.depth) open.pop()
    const below: Branch[] = []
    open.at(-1)?.into.push({ line, below })
    open.push({ depth: line.depth, into: below })
  }
  return top
}

/** Why it comes out so: each group opens to its criteria, each criterion to its figures. */
export function CheckTree(props: { lines: readonly CheckLine[] }) {
  return (
    <ul className="check-tree" data-testid="check-tree">
      {treeOf(props.lines).map((branch, at) => (
        <BranchOf key={keyOf(branch, at)} branch={branch} />
      ))}
    </ul>
  )
}

const keyOf = ({ line }: Branch, at: number) => `${line.path}/${at}`

function BranchOf(props: { branch: Branch }) {
  const { line, below } = props.branch
  if (line.kind === 'criterion')
    return (
      <li>
        <Title line={line} />
        <Details line={line} />
      </li>
    )
  return (
    <li>
      <details open={line.kind === 'group'}>
        <summary>
          <Title line={line} />
        </summary>
        <Doubts line={line} />
        <ul className="check-tree">
          {below.map((branch, at) => (
            <BranchOf key={keyOf(branch, at)} branch={branch} />
          ))}
        </ul>
      </details>
    </li>
  )
}

function Title(props: { line: CheckLine }) {
  const text = useText()
  const language = useLanguage()
  const { line } = props
  return (
    <>
      <strong>{line.name[language]}</strong>{' '}
      {line.kind === 'group' && line.needed < line.parts ? (
        <span className="quiet">
          {text('check.ofThese', { needed: line.needed, parts: line.parts })}{' '}
        </span>
      ) : null}
      {line.outcome ? <OutcomeMark outcome={line.outcome} /> : <Points line={line} />}
    </>
  )
}

function Points(props: { line: CheckLine }) {
  const text = useText()
  const { pointsLeast = 0, pointsPossible = 0, pointsMost = 0 } = props.line
  const points =
    pointsLeast === pointsPossible ? `${pointsLeast}` : `${pointsLeast}–${pointsPossible}`
  return <span className="quiet">{text('check.points', { points, most: pointsMost })}</span>
}

function Details(props: { line: CheckLine }) {
  const text = useText()
  const word = useWord()
  const language = useLanguage()
  const { line } = props
  const { found, foundMost, limit, distance, because } = line
  const short = distance?.value.startsWith('-') ?? false
  return (
    <div className="check-details">
      {limit ? (
        <p>
          {found
            ? `${text('check.found', { found: rangeOf(found.told[language], foundMost?.told[language]) })} · `
            : ''}
          {text('check.limit', { limit: limit.told[language] })}
          {distance
            ? ` · ${text(short ? 'check.short' : 'check.spare', { distance: distance.told[language] })}`
            : ''}
        </p>
      ) : null}
      {because ? <p>{because[language]}</p> : null}
      {line.facts.map((fact) => (
        <p key={`${fact.fact}/${fact.period}`}>
          {fact.name[language]} <strong>{fact.value[language]}</strong>, {fact.period}
          <span className="quiet">
            {' '}
            · {fact.by ? `${fact.by} · ` : ''}
            {fact.source ?? text('check.noSource')} ·{' '}
            {fact.confidence ? word('confidences', fact.confidence) : text('check.noConfidence')}
          </span>
        </p>
      ))}
      {line.missing.map(({ fact, name, period, part }) => (
        <p key={`${fact}/${period}/${part?.en ?? ''}`}>
          {text('check.missing')} {name[language]}, {period}
          {part ? `, ${part[language]}` : ''}
        </p>
      ))}
      <Doubts line={line} />
    </div>
  )
}

const rangeOf = (least: string, most: string | undefined): string =>
  most === undefined || most === least ? least : `${least} – ${most}`

/** What was not read in a primary text is shown so, and where the rest was read. */
function Doubts(props: { line: CheckLine }) {
  const text = useText()
  const language = useLanguage()
  const { doubt, note, sources } = props.line
  return (
    <>
      {doubt ? <p className="doubt">! {text('check.doubt', { doubt: doubt[language] })}</p> : null}
      {note ? <p className="quiet">{note[language]}</p> : null}
      {sources.length > 0 ? (
        <p className="quiet">{text('check.basis', { keys: sources.join(', ') })}</p>
      ) : null}
    </>
  )
}
