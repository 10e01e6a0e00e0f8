// The last build step of the page: everything is inlined, so each script and style is named by its hash in a policy
// that lets nothing else run and nothing leave. A file on disk has no headers; the policy is the page's first <meta>.

import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

const INLINE_BLOCK = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g
const CHARSET = /<meta charset="[^"]*"\s*\/?>/i

export function cspHash(): Plugin {
  return {
    name: 'egress-csp-hash',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type !== 'asset' || !output.fileName.endsWith('.html')) continue
          output.source = withPolicy(String(output.source))
        }
      },
    },
  }
}

/** The page with the policy for exactly its own scripts and styles, right behind the charset. */
export function withPolicy(html: string): string {
  if (!CHARSET.test(html)) throw new Error('index.html needs <meta charset="utf-8">: the policy is put behind it.')
  const unix = html.replace(/\r\n?/g, '\n')
  const hashes = { script: new Set<string>(), style: new Set<string>() }
  for (const [, tag, attributes, body] of unix.matchAll(INLINE_BLOCK)) {
    if (/\ssrc=/.test(attributes)) throw new Error(`A ${tag} was left outside the page: ${attributes.trim()}`)
    hashes[tag as 'script' | 'style'].add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`)
  }
  const meta = policyMeta(sources(hashes.script), sources(hashes.style))
  // A function, because a bundle or a hash may hold "$&", which a replacement string would expand.
  return unix.replace(CHARSET, (charset) => `${charset}\n    ${meta}`)
}

function sources(hashes: Set<string>): string {
  return hashes.size === 0 ? "'none'" : [...hashes].join(' ')
}

function policyMeta(scripts: string, styles: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${scripts}`,
    'worker-src blob:',
    `style-src ${styles}`,
    'img-src data: blob:',
    "font-src 'none'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "manifest-src 'none'",
    "media-src 'none'",
  ].join('; ')
  return (
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
    '    <meta name="referrer" content="no-referrer">'
  )
}
