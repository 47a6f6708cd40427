/** A class by its recorded name and its type, said once where the name already says it. */
export function stockClassTitle(name: string, typeWord: string | undefined): string {
  if (!typeWord || name.toLowerCase().includes(typeWord.toLowerCase())) return name
  return `${name} · ${typeWord}`
}
