// The command line that repeats a row's numbers elsewhere. Addresses are taken only if they look like addresses, and file
// names are quoted for a shell, since both come from captures.

/** null when either end is no plain address. */
export function tsharkCheck(fileName: string, inside: string, outside: string): string | null {
  if (!isAddress(inside) || !isAddress(outside)) return null
  const isV6 = inside.includes(':') || outside.includes(':')
  const [tap, field] = isV6 ? ['ipv6', 'ipv6.addr'] : ['ip', 'ip.addr']
  return `tshark -r ${quoteFile(fileName)} -q -z conv,${tap},"${field}==${inside} && ${field}==${outside}"`
}

function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || (/^[0-9a-f:.]{2,45}$/i.test(text) && text.includes(':'))
}

/** A name with something in it that cannot be seen or typed is better left to the reader. */
function quoteFile(name: string): string {
  if (name === '' || /[^\p{L}\p{N}\p{P}\p{S} ]/u.test(name)) return 'FILE'
  const path = name.startsWith('-') ? `./${name}` : name
  return `'${path.replaceAll("'", `'\\''`)}'`
}
