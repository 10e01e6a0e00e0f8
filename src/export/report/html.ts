// A report as one HTML file without script. In: title and sections. Out: text. Its policy allows the one style by its hash and nothing
// else; all text goes through escapeHtml, and nothing in it is a link.

import { sha256 } from '../../engine/index'
import { encodeBase64 } from '../summary-file/base64'
import { visible } from '../text-table'
import { utf8Of } from '../utf8'
import type { Block, Section } from './blocks'
import { chartSvg, pictureSvg } from './drawings'

const STYLE = `:root{color-scheme:light;--ink:#1a1d21;--soft:#555d66;--line:#c9ced6;--fill:#f3f5f7}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:2rem 1.25rem;font:15px/1.55 system-ui,sans-serif;color:var(--ink);background:#fff}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.25rem;margin:2.5rem 0 .75rem;padding-bottom:.3rem;border-bottom:2px solid var(--ink)}
h3{font-size:1.05rem;margin:1.75rem 0 .5rem}
p,li{max-width:48rem;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.88rem;margin:.75rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere;unicode-bidi:isolate}
th{background:var(--fill);font-weight:600;overflow-wrap:normal}
td{font-variant-numeric:tabular-nums}
.n{white-space:nowrap}
pre{background:var(--fill);border:1px solid var(--line);padding:.6rem .8rem;white-space:pre-wrap;overflow-wrap:anywhere;font:.82rem/1.5 ui-monospace,monospace}
figure{margin:1rem 0}
figcaption{color:var(--soft);font-size:.85rem}
svg{display:block;width:100%;height:auto;border:1px solid var(--line)}
svg text{font:12px system-ui,sans-serif;fill:var(--ink)}
.out{fill:#30363d}.in{fill:#aab2bc}.axis{stroke:var(--ink);stroke-width:1}.gap{stroke:#8b939c;stroke-width:1;fill:none}
@media print{body{max-width:none;padding:0;font-size:10pt}h2,h3{break-after:avoid}tr,figure,pre{break-inside:avoid}.scroll{overflow:visible}thead{display:table-header-group}}
@page{margin:16mm}`

/** `lead`: the line below the title. */
export function reportHtml(title: string, lead: string, sections: readonly Section[]): string {
  const style = encodeBase64(sha256(utf8Of(STYLE)))
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(lead)}</p>
${sections.map(sectionHtml).join('\n')}
</body>
</html>
`
}

function sectionHtml({ id, title, blocks }: Section): string {
  return `<section id="${escapeHtml(id)}">\n<h2>${escapeHtml(title)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'title':
      return `<h3>${escapeHtml(block.text)}</h3>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'lines':
      return `<pre>${block.lines.map(escapeHtml).join('\n')}</pre>`
    case 'table':
      return tableHtml(block.header, block.rows)
    case 'chart':
      return figure(chartSvg({ ...block, says: escapeHtml(block.says) }), block.says)
    case 'picture':
      return figure(
        pictureSvg(
          block.rows.map(({ label, bytes, text }) => ({ label: escapeHtml(label), bytes, text: escapeHtml(text) })),
          escapeHtml(block.says),
        ),
        block.says,
      )
  }
}

function tableHtml(header: readonly string[], rows: readonly string[][]): string {
  const cells = (row: readonly string[]) => row.map(cellHtml).join('')
  const head = `<thead><tr>${header.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead>`
  return `<div class="scroll"><table>${head}<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table></div>`
}

/** A short number stays on one line, and so does a Community ID. */
function cellHtml(cell: string): string {
  return `<td${/^([\d.,]{1,19}|1:[A-Za-z0-9+/]{27}=)$/.test(cell) ? ' class="n"' : ''}>${escapeHtml(cell)}</td>`
}

function figure(svg: string, caption: string): string {
  return `<figure>${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The one escaper of this format: no markup, no control or bidi character, one line. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character])
}
