// Going through the page by keys alone, and seeing where the focus is.

import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab until the control has the focus; a control that cannot be reached is a failure. */
export async function tabTo(page: Page, control: Locator, mostTabs: number): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    await page.keyboard.press('Tab')
    if (await hasFocus(control)) return
  }
  expect(false, `no way to ${control} in ${mostTabs} presses of Tab`).toBe(true)
}

/** Whether the focus is on the element or inside it. */
export function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node.contains(document.activeElement))
}

/** Whether the focused element looks different from itself without focus, and what it is. */
export function focusRing(page: Page): Promise<{ isSeen: boolean; what: string }> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return { isSeen: true, what: 'the page' }
    const style = getComputedStyle(focused)
    const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
    return { isSeen: hasOutline || style.boxShadow !== 'none', what: focused.outerHTML.slice(0, 120) }
  })
}
