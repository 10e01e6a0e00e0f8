// Mounts the page, or says in words why it cannot run here.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { createAnalysisClient } from './app/analysis-client'
import { whyNot } from './app/fit'

const root = document.getElementById('root')
const reason = whyNot(window)
if (root !== null && reason !== null) root.textContent = reason
else if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App client={createAnalysisClient()} />
    </StrictMode>,
  )
}
