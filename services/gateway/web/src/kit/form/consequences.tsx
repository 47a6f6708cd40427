import { Alert } from 'antd'

/** What will be otherwise once a command is done, where that is more than its form says. */
export function Consequences(props: { say: string }) {
  return <Alert type="warning" showIcon title={props.say} data-testid="consequences" />
}
