// What can be measured of how the page looks.

import type { Page } from '@playwright/test'

/** Pixels that the page could be scrolled sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement
    return root.scrollWidth - root.clientWidth
  })
}

/** Lightness of the page's ground, from 0 for black to 1 for white. */
export function lightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const grounds = [document.body, document.documentElement].map(
      (element) => getComputedStyle(element).backgroundColor,
    )
    const drawn = grounds.find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? 'rgb(255, 255, 255)'
    const parts = (drawn.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
    return parts.reduce((sum, part) => sum + part, 0) / (3 * 255)
  })
}
