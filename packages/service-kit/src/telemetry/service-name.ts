/** OTEL_SERVICE_NAME, else `seedline-` and the folder of the service that is started. */
export function serviceName(program: string, named: string | undefined): string {
  if (named) return named
  const folder = /services[/\\]([a-z][a-z0-9-]*)[/\\]/.exec(program)?.[1]
  return folder ? `seedline-${folder}` : 'seedline'
}
