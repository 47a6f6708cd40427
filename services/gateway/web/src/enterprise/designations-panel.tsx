import { useAttestedFacts, useDesignationRules, useDesignations } from '../api/designations.ts'
import { useText } from '../i18n/i18n.ts'
import { Asked } from '../kit/asked.tsx'
import { CommandButton } from '../kit/form/command-button.tsx'
import { Part } from '../kit/head.tsx'
import { type AsOf, isPast } from '../kit/use-as-of.ts'
import { AttestedFacts, AttestFact } from './attested-facts.tsx'
import { Designations } from './designations.tsx'
import { type Coded, OwnFacts } from './own-facts.tsx'
import { SelfCheckPart } from './self-check.tsx'
import { UnderDuplicates } from './under-duplicates.tsx'

/** What an enterprise is recognised as, what it qualifies for, and what was attested for that. */
export function DesignationsPanel(props: { id: string; of: Coded | undefined; asOf: AsOf }) {
  const text = useText()
  const { id, asOf } = props
  const past = isPast(asOf)
  const designations = useDesignations(id, asOf)
  const rules = useDesignationRules()
  return (
    <div className="stack">
      <Part
        title={text('designations.title')}
        testId="designations"
        actions={
          past ? null : (
            <CommandButton
              id="recordDesignation"
              path={{ enterpriseId: id }}
              hide={['provenance.synthetic']}
              need={['evidence']}
              initial={{ provenance: { confidence: 'reported', synthetic: false } }}
            />
          )
        }
      >
        <Asked query={designations}>
          {({ underDuplicates, ...data }) => (
            <div className="stack">
              <Designations id={id} past={past} {...data} />
              <UnderDuplicates
                of={underDuplicates}
                tab="designations"
                isEmpty={(one) => one.designations.length === 0}
              >
                {(one) => (
                  // What is to be done about them is done on that record's page.
                  <Designations {...one} id={one.enterpriseId} past testId="their-designations" />
                )}
              </UnderDuplicates>
            </div>
          )}
        </Asked>
      </Part>
      <Asked query={rules}>
        {(data) => (
          <>
            <SelfCheckPart id={id} asOf={asOf} rules={data} />
            <Part
              title={text('attested.title')}
              testId="attested-facts"
              actions={past ? null : <AttestFact id={id} facts={data.facts} />}
            >
              <OwnFacts asks="getAttestedFacts" of={props.of}>
                {() => <Attested id={id} asOf={asOf} words={data.facts} />}
              </OwnFacts>
            </Part>
          </>
        )}
      </Asked>
    </div>
  )
}

type Words = Parameters<typeof AttestedFacts>[0]['words']

function Attested(props: { id: string; asOf: AsOf; words: Words }) {
  const text = useText()
  const attested = useAttestedFacts(props.id, props.asOf)
  return (
    <Asked query={attested}>
      {({ facts, figuresWithheld }) => (
        <>
          {figuresWithheld ? <p className="quiet">{text('attested.figuresWithheld')}</p> : null}
          <AttestedFacts
            id={props.id}
            past={isPast(props.asOf)}
            facts={facts}
            words={props.words}
          />
        </>
      )}
    </Asked>
  )
}
