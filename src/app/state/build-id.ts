/** The first digits of the script's hash, as the policy of this page names it; another build is another id. */
export function buildId(): string {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? ''
  return /script-src[^;]*'sha256-([A-Za-z0-9+/]{12})/.exec(policy)?.[1] ?? 'development'
}
