// Vite puts the icon of a page beside it, always. This page is one file, so the icon goes in as data, and a build that
// would leave anything else beside the page is refused.

import type { Plugin } from 'vite'

const MEDIA_TYPES: Record<string, string> = { svg: 'image/svg+xml', png: 'image/png' }
const OUTSIDE = /<(?:link|img|script)\b[^>]*\s(?:href|src)="(?!data:)([^"]*)"/

export function inlineIcon(): Plugin {
  return {
    name: 'egress-inline-icon',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('The build made no index.html.')
        for (const [name, output] of Object.entries(bundle)) {
          const mediaType = MEDIA_TYPES[name.split('.').at(-1) ?? '']
          if (output.type !== 'asset' || mediaType === undefined) continue
          const data = `data:${mediaType};base64,${Buffer.from(output.source).toString('base64')}`
          page.source = String(page.source).replaceAll(`./${name}`, () => data)
          delete bundle[name]
        }
        refuseNeighbours(String(page.source), Object.keys(bundle))
      },
    },
  }
}

function refuseNeighbours(html: string, files: string[]): void {
  const beside = files.filter((name) => name !== 'index.html')
  if (beside.length > 0) throw new Error(`Not inlined into the page: ${beside.join(', ')}`)
  const head = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '')
  const outside = OUTSIDE.exec(head)
  if (outside) throw new Error(`The page asks for ${outside[1]}: a page on disk must hold everything itself.`)
}
