import { useState } from 'react'
import { type JudgedList, WEIGHTS } from '../../verdict/index'
import { DataTable } from '../part/DataTable'
import { Dialog } from '../part/Dialog'
import { text } from './strings'

/** Where the points come from: one versioned table, and its hash for the report. */
export function Weights({ weights }: { weights: JudgedList['weights'] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {text.weights(String(weights.version))}
      </button>
      <Dialog title={text.weightsTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p className="muted">{text.weightsMeaning}</p>
        <DataTable
          caption={text.weightsTitle}
          head={[...text.weightsColumns]}
          rows={Object.entries(WEIGHTS.points).map(([id, points]) => ({ key: id, cells: [id, String(points)] }))}
        />
        <p className="muted">
          {text.weightsHash} <code>{weights.hash}</code>
        </p>
      </Dialog>
    </>
  )
}
