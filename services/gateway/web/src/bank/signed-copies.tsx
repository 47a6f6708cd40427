import { Button } from 'antd'
import type { EligibilityAnswer } from '../api/credit.ts'
import { useText } from '../i18n/i18n.ts'
import { notify } from '../kit/notices.tsx'
import { compactJws } from './compact-jws.ts'

/** The signed answer to take away: whole as one text, or the very bytes and their detached signature as files. */
export function SignedCopies(props: { of: EligibilityAnswer }) {
  const text = useText()
  const { answer, signature, requestId } = props.of
  const copy = async () => {
    await navigator.clipboard.writeText(compactJws(answer, signature))
    notify(text('bank.copied'))
  }
  return (
    <>
      <Button onClick={() => void copy()}>{text('bank.copy')}</Button>
      <Button onClick={() => save(`${requestId}.json`, 'application/json', answer)}>
        {text('bank.saveAnswer')}
      </Button>
      <Button onClick={() => save(`${requestId}.jws`, 'application/jose', signature)}>
        {text('bank.saveSignature')}
      </Button>
      <Button onClick={() => globalThis.print()}>{text('bank.print')}</Button>
    </>
  )
}

function save(fileName: string, type: string, content: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}
