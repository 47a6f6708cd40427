/** The template of a contract as express writes it: `{id}` becomes `:id`. */
export const expressPath = (template: string): string => template.replace(/\{([A-Za-z]+)\}/g, ':$1')
