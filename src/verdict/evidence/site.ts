// From a name to the site it belongs to. In: a host name as captured. Out: its registered domain, and whether that is a place to put
// files. Short lists on purpose: a suffix that is missing here makes one site of several, which is seen, not hidden.

/** Suffixes of two labels below which anyone registers (publicsuffix.org, the common ones). */
const TWO_LABEL_SUFFIXES = new Set(
  (
    'co.uk org.uk ac.uk gov.uk me.uk ltd.uk plc.uk com.au net.au org.au edu.au gov.au co.nz net.nz org.nz co.za co.jp ne.jp or.jp ac.jp ' +
    'go.jp com.br net.br org.br gov.br com.cn net.cn org.cn gov.cn com.tw com.hk com.sg com.my com.mx com.ar com.tr com.ua com.pl co.kr ' +
    'or.kr co.in net.in org.in gov.in co.id co.il co.th com.vn com.ph com.eg com.sa com.pk com.co com.pe com.ve com.ec github.io ' +
    'gitlab.io herokuapp.com azurewebsites.net cloudfront.net blogspot.com web.app firebaseapp.com pages.dev workers.dev vercel.app ' +
    'netlify.app duckdns.org no-ip.org ddns.net ngrok.io trycloudflare.com'
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

/** Where people put files (detection.md section 10), by the end of the name. */
const SHARING_SITES = (
  'mega.nz mega.co.nz mega.io transfer.sh gofile.io file.io wetransfer.com pastebin.com paste.ee hastebin.com 0x0.st discord.com ' +
  'discordapp.com cdn.discordapp.com telegram.org api.telegram.org ngrok.io ngrok.com ngrok-free.app trycloudflare.com dropbox.com ' +
  'dropboxapi.com box.com drive.google.com onedrive.live.com 1drv.ms anonfiles.com mediafire.com sendspace.com rapidshare.com ' +
  'zippyshare.com filemail.com sendgb.com catbox.moe s3.amazonaws.com blob.core.windows.net storage.googleapis.com ' +
  'backblazeb2.com wasabisys.com digitaloceanspaces.com'
).split(' ')

/** The entry of the list that a name belongs to, or ''. "s3.eu-west-1.amazonaws.com" is one too. */
export function sharingSite(name: string): string {
  const text = name.toLowerCase().replace(/\.$/, '')
  if (/(^|[.-])s3[.-][a-z0-9.-]*amazonaws\.com$/.test(text)) return 's3.amazonaws.com'
  return SHARING_SITES.find((site) => text === site || text.endsWith(`.${site}`)) ?? ''
}
