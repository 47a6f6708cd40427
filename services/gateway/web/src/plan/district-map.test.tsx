/** @jest-environment ./services/gateway/web/src/testing/browser-environment.ts */
import { describe, expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import districts from '../../../../../reference/districts.json' with { type: 'json' }
import { languages, show } from '../testing/show.tsx'
import { DistrictMap, type OnMap } from './district-map.tsx'
import { mapSize, shapes } from './district-shapes.ts'

const said = (of: Partial<OnMap> = {}): OnMap => ({
  value: 10,
  says: '10',
  to: '/plan/enterprises?district=440306',
  ...of,
})

test('every district is drawn once, within the drawing', () => {
  expect(shapes.map(({ id }) => id).toSorted()).toEqual(
    districts.districts.map(({ id }) => id).toSorted(),
  )
  for (const { corners } of shapes)
    for (const [x = -1, y = -1] of corners.split(' ').map((at) => at.split(',').map(Number))) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(mapSize.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(mapSize.height)
    }
})

describe.each(languages)('in %s', (language) => {
  test('a district is a link that says its name, its number and its part in the plan', async () => {
    const of = new Map([
      ['440306', said()],
      ['SHENSHAN', said({ value: 0, says: '0' })],
    ])
    const { container } = await show(<DistrictMap of={of} label="Map" />, { language })
    const link = screen.getByRole('link', {
      name:
        language === 'zh'
          ? /宝安 10 · 宝安区 · 研发设计/
          : /Bao'an 10 · Bao'an District · R&D and design/,
    })
    expect(link.getAttribute('href')).toBe('/plan/enterprises?district=440306')
    expect([...container.querySelectorAll('text')].map((one) => one.textContent)).toEqual(
      language === 'zh' ? ['宝安', '10', '深汕', '0'] : ["Bao'an", '10', 'Shenshan', '0'],
    )
  })
})

test('the planned areas are told apart from the others, and the unknown from nought', async () => {
  const of = new Map([
    ['440306', said()],
    ['440305', said({ value: undefined, says: '–' })],
    ['440304', said({ value: 0, says: '0' })],
  ])
  const { container } = await show(<DistrictMap of={of} label="Map" />)
  const classes = [...container.querySelectorAll('a')].map((one) => one.getAttribute('class'))
  expect(classes).toEqual(['area shade-unknown', 'area shade-0', 'area shade-5 planned'])
})
