// From a host name to the domain that someone registered. A short list of suffixes on purpose: one that is missing makes one domain of
// several, which is seen, not hidden.

/** Suffixes of two labels below which anyone registers (publicsuffix.org, the common ones). */
const TWO_LABEL_SUFFIXES = new Set(
  (
    'co.uk org.uk ac.uk gov.uk me.uk ltd.uk plc.uk com.au net.au org.au edu.au gov.au co.nz net.nz org.nz co.za co.jp ne.jp or.jp ac.jp ' +
    'go.jp com.br net.br org.br gov.br com.cn net.cn org.cn gov.cn com.tw com.hk com.sg com.my com.mx com.ar com.tr com.ua com.pl co.kr ' +
    'or.kr co.in net.in org.in gov.in co.id co.il co.th com.vn com.ph com.eg com.sa com.pk com.co com.pe com.ve com.ec github.io ' +
    'gitlab.io herokuapp.com azurewebsites.net cloudfront.net blogspot.com web.app firebaseapp.com pages.dev workers.dev vercel.app ' +
    'netlify.app duckdns.org no-ip.org ddns.net ngrok.io trycloudflare.com in-addr.arpa ip6.arpa'
  ).split(' '),
)

/** "files.example.co.uk" → "example.co.uk"; '' for an address, a name of one label, or none. */
export function registeredDomain(name: string): string {
  const text = name.toLowerCase().replace(/\.$/, '')
  const labels = text.split('.')
  if (labels.length < 2 || labels.some((label) => label === '') || /^[\d.]+$/.test(text) || text.includes(':'))
    return ''
  const two = labels.slice(-2).join('.')
  return TWO_LABEL_SUFFIXES.has(two) && labels.length > 2 ? labels.slice(-3).join('.') : two
}
