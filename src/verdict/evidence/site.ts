// Whether a name is that of a place to put files. In: a host name as captured. Out: the entry of a short list.

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
