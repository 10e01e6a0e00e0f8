// A table that is laid out as blocks and grids loses the roles its elements have by birth, so each is named again. They are
// spread from here because linters take the repetition for a slip.

export const gridRole = { role: 'grid' } as const
export const groupRole = { role: 'rowgroup' } as const
export const rowRole = { role: 'row' } as const
export const headerRole = { role: 'columnheader' } as const
export const cellRole = { role: 'gridcell' } as const
