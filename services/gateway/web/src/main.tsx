import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'antd/dist/antd.css'
import './app/app.css'
import { App } from './app/app.tsx'
import { startI18n } from './i18n/i18n.ts'
import { signInFromAddress } from './session/session.ts'

signInFromAddress()
// A link that is followed on an open page changes the address alone.
addEventListener('hashchange', signInFromAddress)
await startI18n()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
