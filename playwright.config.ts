// The user stories, on the built page from disk, in Chromium and Debian's Firefox. No web server: file:// is the product.

import { defineConfig } from '@playwright/test'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: { viewport: { width: 1280, height: 900 }, trace: 'off', screenshot: 'off' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: CHROMIUM,
          // --no-sandbox: checks run as root in a container. The rest keeps the browser itself off the network.
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-background-networking',
            '--disable-sync',
            '--no-first-run',
            '--disable-component-update',
          ],
        },
      },
    },
    {
      name: 'firefox',
      // What Firefox cannot do under automation (dark mode, folder handles) is marked @chromium.
      grepInvert: /@chromium/,
      use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: FIREFOX } },
    },
  ],
})
