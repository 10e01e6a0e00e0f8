// A capture of many gigabytes that needs no disk: one piece of it named again and again as parts of a Blob.

import type { Page } from '@playwright/test'
import { buildPcap } from '../src/testing/build-pcap'
import { udp } from '../src/testing/frames'

export interface Composed {
  name: string
  header: Buffer
  /** Whole records. */
  block: Buffer
  /** How many times the block follows the header. */
  repeats: number
}

export async function chooseComposedFile(page: Page, { name, header, block, repeats }: Composed): Promise<void> {
  await page.evaluate(
    (file) => {
      const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const piece = new Blob([bytes(file.block)])
      const parts = [new Blob([bytes(file.header)]), ...Array.from({ length: file.repeats }, () => piece)]
      const transfer = new DataTransfer()
      transfer.items.add(new File(parts, file.name))
      const input = document.querySelector<HTMLInputElement>('[data-testid="files-input"]')
      if (!input) throw new Error('There is no input for files.')
      input.files = transfer.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    },
    { name, header: header.toString('base64'), block: block.toString('base64'), repeats },
  )
}

/** A thousand frames of 700 bytes of payload, again and again. */
export function bigCapture(name: string, gigabytes: number): Composed {
  const frames = Array.from({ length: 1000 }, (_, n) =>
    udp(`10.0.${n % 7}.${n % 50}:${40_000 + n}`, `203.0.113.${n % 200}:9000`, 700, { at: 1_740_816_000 + n }),
  )
  const file = Buffer.from(buildPcap(frames))
  const block = file.subarray(24)
  return { name, header: file.subarray(0, 24), block, repeats: Math.ceil((gigabytes * 1e9) / block.length) }
}
