/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { describe, expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import { languages, show } from '../testing/show.tsx'
import { Mark, mostCommonMark, Provenance, ProvenanceOfPage } from './provenance.tsx'

const reported = { source: 'a', confidence: 'reported', synthetic: true }
const verified = { source: 'b', confidence: 'verified', synthetic: false }

describe.each(languages)('in %s', (language) => {
  test('a mark is an icon and a word, with its source for the pointer', async () => {
    await show(<Mark of={reported} />, { language })
    const text = screen.getByTestId('provenance').textContent
    expect(text).toBe(language === 'zh' ? '• 有来源◇ 虚构' : '• Reported◇ Synthetic')
    screen.getByTitle('a')
  })
})

test('below a page that says it, the same mark is not said again', async () => {
  await show(
    <ProvenanceOfPage of={reported}>
      <Provenance of={{ ...reported, source: 'another' }} />
    </ProvenanceOfPage>,
  )
  expect(screen.queryByTestId('provenance')).toBeNull()
})

test('what differs from its page is marked, be it in confidence or in being real', async () => {
  await show(
    <ProvenanceOfPage of={reported}>
      <Provenance of={{ ...reported, synthetic: false }} />
      <Provenance of={{ ...reported, confidence: 'unverified' }} />
    </ProvenanceOfPage>,
  )
  const marks = screen.getAllByTestId('provenance').map((mark) => mark.textContent)
  expect(marks).toEqual(['• Reported', '? Unverified◇ Synthetic'])
})

test('on a page that says nothing, every fact is marked', async () => {
  await show(<Provenance of={verified} />)
  expect(screen.getByTestId('provenance').textContent).toBe('✓ Verified')
})

test('a list says what most of its rows are', () => {
  const rows = [{ provenance: verified }, { provenance: reported }, { provenance: reported }]
  expect(mostCommonMark(rows)).toBe(reported)
  expect(mostCommonMark([])).toBeUndefined()
  expect(mostCommonMark([{}, {}, { provenance: verified }])).toBeUndefined()
})
