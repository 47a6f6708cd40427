/** A district as this page draws it: a plain shape about where it lies, of our own drawing and to no scale. */
interface Shape {
  readonly id: string
  readonly corners: string
  /** Where its name stands; what is said of it, below. */
  readonly at: readonly [x: number, y: number]
}

export const mapSize = { width: 830, height: 410 }

/** From west to east; the sea lies to the south, and Shenshan apart from the others. */
export const shapes: readonly Shape[] = [
  { id: 'BAOAN', corners: '20,80 140,40 160,150 170,260 90,290 40,200', at: [98, 165] },
  { id: 'GUANGMING', corners: '140,40 276,48 280,140 160,150', at: [214, 88] },
  { id: 'LONGHUA', corners: '160,150 280,140 330,150 330,250 170,260', at: [250, 196] },
  { id: 'NANSHAN', corners: '170,260 250,255 255,350 200,392 130,370 90,290', at: [178, 318] },
  { id: 'FUTIAN', corners: '250,255 330,250 342,338 255,350', at: [294, 296] },
  { id: 'LUOHU', corners: '330,250 412,236 432,324 342,338', at: [380, 281] },
  {
    id: 'LONGGANG',
    corners: '276,48 400,28 545,58 556,210 412,236 330,250 330,150 280,140',
    at: [432, 130],
  },
  { id: 'YANTIAN', corners: '412,236 556,210 562,276 432,324', at: [490, 258] },
  { id: 'PINGSHAN', corners: '545,58 668,84 672,198 556,210', at: [610, 132] },
  { id: 'DAPENG', corners: '556,210 672,198 702,300 640,396 592,346 562,276', at: [630, 276] },
  { id: 'SHENSHAN', corners: '696,64 796,44 822,140 772,186 700,150', at: [758, 108] },
]
