// The table's own "next row" and "previous row", for keys pressed while the focus is in the panel.

type Mover = (by: 1 | -1) => void

let mover: Mover | null = null

/** The table says how it moves while it is on the screen; answers how to take that back. */
export function setTableMover(move: Mover): () => void {
  mover = move
  return () => {
    if (mover === move) mover = null
  }
}

export function moveInTable(by: 1 | -1): void {
  mover?.(by)
}
