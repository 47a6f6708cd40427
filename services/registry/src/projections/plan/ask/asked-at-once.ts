/**
 * Gives an answer that is just being made to whoever asks the same meanwhile: a question of the plan takes long, and many who
 * ask it at once would keep others waiting.
 */
export function askedAtOnce<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  const making = new Map<string, Promise<Answer>>()
  return (question) => {
    const key = JSON.stringify(question)
    const made =
      making.get(key) ??
      answer(question).finally(() => {
        making.delete(key)
      })
    making.set(key, made)
    return made
  }
}
