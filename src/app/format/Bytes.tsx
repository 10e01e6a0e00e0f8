import { formatBytes, formatBytesPlain, formatExactBytes } from './format-bytes'

interface BytesProps {
  value: number
  /** Without trailing zeros, for a value that a person chose. */
  plain?: boolean
}

/** A volume in short, with the exact count behind it. */
export function Bytes({ value, plain }: BytesProps) {
  return (
    <data value={value} title={formatExactBytes(value)}>
      {plain ? formatBytesPlain(value) : formatBytes(value)}
    </data>
  )
}
