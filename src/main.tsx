// Mounts the page.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { createAnalysisClient } from './app/analysis-client'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App client={createAnalysisClient()} />
    </StrictMode>,
  )
}
